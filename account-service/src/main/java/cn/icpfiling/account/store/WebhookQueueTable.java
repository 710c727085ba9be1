package cn.icpfiling.account.store;

import cn.icpfiling.account.core.DisableReason;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The queues of endpoints. A replica leases a whole queue, so the bound on attempts at a time holds over all replicas, and a queue that is
 * slow takes nothing from the others. Times are the machine's; those of leases are the database's, one clock for all replicas.
 */
@ApplicationScoped
public class WebhookQueueTable {

    private static final String FREE = "'2000-01-01 00:00:00'";

    private final Sql sql;

    WebhookQueueTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param failures attempts that failed since the last success
     * @param failingSince first failure since the last success; null if there was none
     */
    public record Standing(int failures, Instant failingSince, Instant heldUntil, Instant lastSuccessAt) {}

    /** How many endpoints have their deliveries sent, have them sent although attempts fail, or do not have them sent. */
    public record Health(long healthy, long failing, long closed) {}

    public Health health() {
        return sql.first(row -> new Health(row.getLong(1), row.getLong(2), row.getLong(3)), """
                        SELECT COALESCE(SUM(is_open AND failing_since IS NULL), 0),
                               COALESCE(SUM(is_open AND failing_since IS NOT NULL), 0),
                               COALESCE(SUM(NOT is_open), 0)
                          FROM webhook_queues""")
                .orElseThrow();
    }

    public void create(UUID endpoint) {
        sql.update("INSERT INTO webhook_queues (endpoint_id, is_open) VALUES (?, TRUE)", endpoint);
    }

    public void delete(UUID endpoint) {
        sql.update("DELETE FROM webhook_queues WHERE endpoint_id = ?", endpoint);
    }

    public void close(UUID endpoint) {
        sql.update("UPDATE webhook_queues SET is_open = FALSE WHERE endpoint_id = ?", endpoint);
    }

    /** Opens the queue as if nothing had failed and no end were wanted; what waits is due now. */
    public void open(UUID endpoint, Instant now) {
        sql.update(
                "UPDATE webhook_queues SET is_open = TRUE, due_at = ?, failures = 0, failing_since = NULL, "
                        + "disable_reason = NULL, held_until = " + FREE + " WHERE endpoint_id = ?",
                now,
                endpoint);
    }

    /**
     * Makes the queue due for a delivery that the same transaction adds or resets. The lock of the queue stays until its commit, so the
     * replica that works on the queue cannot miss the delivery.
     *
     * @return false if the endpoint does not exist any more
     */
    public boolean isDue(UUID endpoint, Instant at) {
        return sql.first(result -> true, "SELECT 1 FROM webhook_queues WHERE endpoint_id = ? FOR UPDATE", endpoint)
                        .isPresent()
                && sql.update(
                                "UPDATE webhook_queues SET due_at = LEAST(COALESCE(due_at, GREATEST(?, held_until)), "
                                        + "GREATEST(?, held_until)) WHERE endpoint_id = ?",
                                at,
                                at,
                                endpoint)
                        >= 0;
    }

    /**
     * Open queues with a due delivery that no replica works on; of healthy endpoints, or of those whose last attempt failed or that were
     * slow of late.
     */
    public List<UUID> claimable(Instant now, boolean troubled, int most) {
        return sql.list(
                result -> Binary.toUuid(result.getBytes(1)),
                "SELECT endpoint_id FROM webhook_queues WHERE is_open AND due_at <= ? "
                        + "AND leased_until <= UTC_TIMESTAMP(6) AND "
                        + (troubled ? "(failures > 0 OR slow_until > ?)" : "failures = 0 AND slow_until <= ?")
                        + " ORDER BY due_at LIMIT ?",
                now,
                now,
                most);
    }

    /** Returns the fencing token, or nothing if another replica was faster. */
    public Optional<Long> claim(UUID endpoint, Duration lease) {
        var won = sql.update(
                "UPDATE webhook_queues SET token = token + 1, leased_until = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND "
                        + "WHERE endpoint_id = ? AND is_open AND leased_until <= UTC_TIMESTAMP(6)",
                lease.toNanos() / 1000,
                endpoint);
        return won == 0
                ? Optional.empty()
                : sql.first(
                        result -> result.getLong(1),
                        "SELECT token FROM webhook_queues WHERE endpoint_id = ?",
                        endpoint);
    }

    /** False if the queue was closed, or its lease went to another replica. */
    public boolean renew(UUID endpoint, long token, Duration lease) {
        return sql.update(
                        "UPDATE webhook_queues SET leased_until = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND "
                                + "WHERE endpoint_id = ? AND token = ? AND is_open",
                        lease.toNanos() / 1000,
                        endpoint,
                        token)
                == 1;
    }

    /** Gives the queue back, in the caller's transaction. It is due when its next delivery is, and not before the time until which it is held. */
    public void release(UUID endpoint, long token) {
        var mine = sql.first(
                result -> true,
                "SELECT 1 FROM webhook_queues WHERE endpoint_id = ? AND token = ? FOR UPDATE",
                endpoint,
                token);
        if (mine.isEmpty()) {
            return;
        }
        // A statement of its own: within the UPDATE it would lock the deliveries that it reads.
        var next = sql.list(
                        result -> instant(result, 1),
                        "SELECT MIN(next_attempt_at) FROM webhook_deliveries WHERE endpoint_id = ? AND state = 'WAITING'",
                        endpoint)
                .getFirst();
        sql.update(
                "UPDATE webhook_queues SET leased_until = " + FREE
                        + ", due_at = GREATEST(?, held_until) WHERE endpoint_id = ?",
                next,
                endpoint);
    }

    /** Leaves the hold alone: an attempt at the same time may have been answered with Retry-After. */
    public void succeeded(UUID endpoint, Instant at) {
        sql.update(
                "UPDATE webhook_queues SET failures = 0, failing_since = NULL, last_success_at = ? WHERE endpoint_id = ?",
                at,
                endpoint);
    }

    /**
     * @param since when the outage began that this failure belongs to
     * @param heldUntil no attempt of this endpoint before
     */
    public void failed(UUID endpoint, Instant since, Instant heldUntil) {
        sql.update(
                "UPDATE webhook_queues SET failures = failures + 1, failing_since = ?, "
                        + "held_until = GREATEST(held_until, ?) WHERE endpoint_id = ?",
                since,
                heldUntil,
                endpoint);
    }

    /** The endpoint counts as slow until this time. */
    public void slow(UUID endpoint, Instant until) {
        sql.update("UPDATE webhook_queues SET slow_until = ? WHERE endpoint_id = ?", until, endpoint);
    }

    /** Makes no attempt before this time, without a failure. */
    public void hold(UUID endpoint, Instant until) {
        sql.update(
                "UPDATE webhook_queues SET held_until = GREATEST(held_until, ?) WHERE endpoint_id = ?",
                until,
                endpoint);
    }

    /** As {@link #hold}, for a partner that is suspended: an outage of before, which no attempt confirms meanwhile, is forgotten. */
    public void holdSuspended(UUID endpoint, Instant until) {
        sql.update(
                "UPDATE webhook_queues SET held_until = GREATEST(held_until, ?), failures = 0, failing_since = NULL"
                        + " WHERE endpoint_id = ?",
                until,
                endpoint);
    }

    /** Remembers that the endpoint must be disabled, until it is or its owner resumes it. */
    public void disableAs(UUID endpoint, DisableReason reason) {
        sql.update(
                "UPDATE webhook_queues SET disable_reason = COALESCE(disable_reason, ?) WHERE endpoint_id = ?",
                reason.name(),
                endpoint);
    }

    /** Why the endpoint must be disabled, if so. Does not lock the queue. */
    public Optional<DisableReason> wantedDisabled(UUID endpoint) {
        return sql.first(
                result -> DisableReason.valueOf(result.getString(1)),
                "SELECT disable_reason FROM webhook_queues WHERE endpoint_id = ? AND disable_reason IS NOT NULL",
                endpoint);
    }

    /** Locks the queue until the transaction ends. */
    public Optional<Standing> locked(UUID endpoint) {
        return sql.first(WebhookQueueTable::standing, select() + " FOR UPDATE", endpoint);
    }

    public Optional<Standing> of(UUID endpoint) {
        return sql.first(WebhookQueueTable::standing, select(), endpoint);
    }

    /** When the delivery became due that has waited the longest in an open queue; empty if none is due. */
    public Optional<Instant> oldestDue(Instant now) {
        return sql.list(
                        result -> Optional.ofNullable(result.getObject(1, LocalDateTime.class)),
                        "SELECT MIN(due_at) FROM webhook_queues WHERE is_open AND due_at <= ?",
                        now)
                .getFirst()
                .map(at -> at.toInstant(ZoneOffset.UTC));
    }

    private static String select() {
        return "SELECT failures, failing_since, held_until, last_success_at FROM webhook_queues WHERE endpoint_id = ?";
    }

    private static Standing standing(ResultSet result) throws SQLException {
        return new Standing(result.getInt(1), instant(result, 2), instant(result, 3), instant(result, 4));
    }

    private static Instant instant(ResultSet result, int column) throws SQLException {
        var at = result.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
