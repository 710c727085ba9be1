package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A key that signs tokens. Its id is the kid. Generations are unique, so only one replica creates the next key. */
@Entity
@Table(name = "signing_key")
public class SigningKey {

    @Id
    private UUID id;

    private int generation;

    @Column(name = "public_key")
    private byte[] publicKey;

    @Column(name = "private_key")
    private byte[] privateKey;

    @Column(name = "signs_from")
    private Instant signsFrom;

    @Column(name = "signs_until")
    private Instant signsUntil;

    protected SigningKey() {}

    public SigningKey(UUID id, byte[] publicKey, byte[] sealedPrivateKey, KeySchedule.Term term) {
        this.id = id;
        this.generation = term.generation();
        this.publicKey = publicKey;
        this.privateKey = sealedPrivateKey;
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
