package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A password was right and the second factor is still wanted. It opens nothing by itself, is bound to the login and to the
 * network address it was made for, and is counted down before it is compared.
 */
@Entity
@Table(name = "sign_in_challenge")
public class SignInChallenge {

    public static final Duration LIFE = Duration.ofMinutes(5);
    public static final int TRIES = 5;

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private byte[] address;

    @Column(name = "new_secret")
    private byte[] newSecret;

    @Column(name = "expires_at")
    private Instant expiresAt;

    private int tries;

    @Column(name = "used_at")
    private Instant usedAt;

    protected SignInChallenge() {}

    /** The new secret, sealed, is null for whoever has a second factor already. */
    public SignInChallenge(UUID id, UUID account, byte[] address, byte[] newSecret, Instant now) {
        this.id = id;
        this.account = account;
        this.address = address;
        this.newSecret = newSecret;
        this.expiresAt = now.plus(LIFE);
    }

    /** Whether one more try may be judged; it is counted by asking. */
    public boolean countTry(byte[] from, Instant now) {
        if (usedAt != null || !now.isBefore(expiresAt) || !MessageDigest.isEqual(address, from)) return false;
        if (tries >= TRIES) return false;
        tries++;
        return true;
    }

    public void markMet(Instant now) {
        usedAt = now;
    }

    public int triesLeft() {
        return TRIES - tries;
    }

    public UUID id() {
        return id;
    }

    public UUID account() {
        return account;
    }

    public byte[] newSecret() {
        return newSecret;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
