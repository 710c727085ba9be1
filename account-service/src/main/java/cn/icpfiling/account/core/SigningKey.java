package cn.icpfiling.account.core;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A key that signs tokens. Its id is the kid. Generations are unique, so only one replica creates the next key. */
@Entity
@Table(name = "signing_keys")
public class SigningKey {

    @Id
    private UUID id;

    private int generation;

    private byte[] publicKey;

    private byte[] privateKey;

    private Instant signsFrom;

    private Instant signsUntil;

    protected SigningKey() {}

    public SigningKey(UUID id, byte[] publicKey, byte[] encryptedPrivateKey, KeySchedule.Term term) {
        this.id = id;
        this.generation = term.generation();
        this.publicKey = publicKey;
        this.privateKey = encryptedPrivateKey;
        this.signsFrom = term.signsFrom();
        this.signsUntil = term.signsUntil();
    }

    public KeySchedule.Term term() {
        return new KeySchedule.Term(generation, signsFrom, signsUntil);
    }

    public UUID id() {
        return id;
    }

    public byte[] publicKey() {
        return publicKey;
    }

    public byte[] privateKey() {
        return privateKey;
    }
}
