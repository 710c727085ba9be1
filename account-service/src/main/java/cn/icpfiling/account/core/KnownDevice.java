package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A device that signed in before. It has a quota of codes of its own, which other callers cannot use up. */
@Entity
@Table(name = "known_devices")
public class KnownDevice {

    /** The most devices of an account; the one that was not used for longest gives way. */
    public static final int MOST = 10;

    public static final Duration LIFE = Duration.ofDays(180);

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    private byte[] hash;

    private Instant expiresAt;

    protected KnownDevice() {}

    public KnownDevice(UUID id, UUID account, byte[] hash, Instant now) {
        this.id = id;
        this.account = account;
        this.hash = hash;
        markUsed(now);
    }

    public final void markUsed(Instant now) {
        expiresAt = now.plus(LIFE);
    }

    public boolean isKnown(Instant now) {
        return now.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    public UUID account() {
        return account;
    }
}
