package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A sign-in with a right password or code that still needs the second factor, or the enrolment of a second factor. It is bound to the login and the network
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

    @Enumerated(EnumType.STRING)
    private SignInMethod firstMethod;

    private Instant expiresAt;

    private int tries;

    private Instant usedAt;

    protected SignInChallenge() {}

    /**
     * @param newSecret encrypted; null if the account has a second factor already
     * @param firstMethod that the sign-in has proven; null for a challenge that enrols a second factor and starts no
     * session
     */
    public SignInChallenge(
            UUID id, UUID account, byte[] address, byte[] newSecret, SignInMethod firstMethod, Instant now) {
        this.id = id;
        this.account = account;
        this.address = address;
        this.newSecret = newSecret;
        this.firstMethod = firstMethod;
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

    /** Null for a challenge that only enrols. */
    public SignInMethod firstMethod() {
        return firstMethod;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
