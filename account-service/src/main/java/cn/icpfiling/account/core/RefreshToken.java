package cn.icpfiling.account.core;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A refresh token of a session, stored as a hash and valid for one use. A used token that comes back was stolen, or
 * its answer was lost. The second use is accepted only within {@link #GRACE} and while the successor is unused. The
 * lost successor is void from then on, so that a thief and the owner never both continue the session.
 */
@Entity
@Table(name = "refresh_tokens")
public class RefreshToken {

    public static final Duration LIFE = Duration.ofDays(30);
    public static final Duration GRACE = Duration.ofSeconds(10);

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID session;

    private byte[] hash;

    private Instant expiresAt;

    private Instant usedAt;

    private UUID successor;

    private boolean lost;

    protected RefreshToken() {}

    public RefreshToken(UUID id, UUID session, byte[] hash, Instant expiresAt) {
        this.id = id;
        this.session = session;
        this.hash = hash;
        this.expiresAt = expiresAt;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    public boolean isUnused() {
        return usedAt == null && !lost;
    }

    /** Used so recently that the answer may have been lost on the way. */
    public boolean mayBeRepeated(Instant now) {
        return usedAt != null && !lost && !now.isAfter(usedAt.plus(GRACE));
    }

    public void replacedBy(UUID next, Instant now) {
        if (usedAt == null) {
            usedAt = now;
        }
        successor = next;
    }

    public void markLost() {
        lost = true;
    }

    public UUID id() {
        return id;
    }

    public UUID session() {
        return session;
    }

    public UUID successor() {
        return successor;
    }
}
