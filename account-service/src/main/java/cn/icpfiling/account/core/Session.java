package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A sign-in and every refresh token that descends from it. Ended once, for good. */
@Entity
@Table(name = "session")
public class Session {

    /** However busy a session is, its owner signs in anew twice a year. */
    public static final Duration LONGEST = Duration.ofDays(180);

    public enum End {
        SIGNED_OUT,
        TOKEN_REUSED,
        PASSWORD_CHANGED,
        FACTOR_CHANGED
    }

    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID account;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "ended_by")
    private End endedBy;

    @Version
    private int version;

    protected Session() {}

    public Session(UUID id, UUID account, Instant startedAt) {
        this.id = id;
        this.account = account;
        this.startedAt = startedAt;
    }

    public void end(End by, Instant now) {
        if (endedAt != null) return;
        endedAt = now;
        endedBy = by;
    }

    public boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(latestEnd());
    }

    public Instant latestEnd() {
        return startedAt.plus(LONGEST);
    }

    public UUID id() {
        return id;
    }

    public UUID account() {
        return account;
    }

    public End endedBy() {
        return endedBy;
    }
}
