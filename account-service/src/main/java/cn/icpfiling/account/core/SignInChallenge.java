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
 * A sign-in with a right password that still needs the second factor. It is bound to the login and the network
 * address, and each try is counted before the code is compared.
 */
@Entity
@Table(name = "sign_in_challenges")
public class SignInChallenge {

    public static final Duration LIFE = Duration.ofMinutes(5);
    public static final int TRIES = 5;

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private byte[] address;

    private byte[] newSecret;

    private Instant expiresAt;

    private int tries;

    private Instant usedAt;

    protected SignInChallenge() {}

    /** @param newSecret encrypted; null if the member of staff has a second factor already */
    public SignInChallenge(UUID id, UUID account, byte[] address, byte[] newSecret, Instant now) {
        this.id = id;
        this.account = account;
        this.address = address;
        this.newSecret = newSecret;
        this.expiresAt = now.plus(LIFE);
    }

    /** Counts a try and returns whether it may be checked. */
    public boolean countTry(byte[] from, Instant now) {
        if (usedAt != null || !now.isBefore(expiresAt) || !MessageDigest.isEqual(address, from)) {
            return false;
        }
        if (tries >= TRIES) {
            return false;
        }
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
