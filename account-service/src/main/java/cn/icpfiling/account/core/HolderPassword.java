package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** The password that a holder set beside the codes to the phone. Kept as an Argon2id hash. */
@Entity
@Table(name = "holder_passwords")
public class HolderPassword {

    @Id
    @Column(name = "account_id")
    private UUID account;

    private String passwordHash;

    private Instant setAt;

    @Version
    private int version;

    protected HolderPassword() {}

    public HolderPassword(UUID account, String hash, Instant now) {
        this.account = account;
        change(hash, now);
    }

    public final void change(String hash, Instant now) {
        passwordHash = hash;
        setAt = now;
    }

    public UUID account() {
        return account;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public Instant setAt() {
        return setAt;
    }
}
