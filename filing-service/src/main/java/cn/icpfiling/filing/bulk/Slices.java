package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What workers take: so many lines of an operation under one lease. Several replicas share an operation by its slices, and all
 * operations get on at the same pace, since first slices come before second ones.
 */
@ApplicationScoped
class Slices {

    static final int LINES = 50;

    private static final int CANDIDATES = 8;
    private static final String DUE =
            " FROM bulk_order_slices WHERE unfinished = TRUE AND due_at <= UTC_TIMESTAMP(6) AND expires_at < UTC_TIMESTAMP(6) ";

    private final Sql sql;
    private final Duration length;
    private final Clock clock;

    Slices(Sql sql, @ConfigProperty(name = "icp.bulk.lease") Duration length, Clock clock) {
        this.sql = sql;
        this.length = length;
        this.clock = clock;
    }

    /** A slice in hand, as long as its lease lasts. */
    record Slice(UUID operation, int ordinal, Lease lease) {}

    private record Candidate(String name, UUID operation, int ordinal) {}

    boolean areDue() {
        return sql.first(row -> true, "SELECT 1" + DUE + "LIMIT 1").isPresent();
    }

    Optional<Slice> take() {
        return sql
                .list(
                        row -> new Candidate(row.getString(1), Binary.toUuid(row.getBytes(2)), row.getInt(3)),
                        "SELECT name, operation_id, ordinal" + DUE + "ORDER BY ordinal, name LIMIT ?",
                        CANDIDATES)
                .stream()
                .map(found -> new Slice(
                        found.operation(), found.ordinal(), new Lease(sql, "bulk_order_slices", found.name(), length)))
                .filter(slice -> slice.lease().acquire())
                .findFirst();
    }

    /** Gives it back: finished, or due again when the first of its lines is. */
    void settle(Slice slice) {
        slice.lease().renewing(() -> close(slice));
        slice.lease().release();
    }

    /** The operation's row is locked first, so that of two last slices one sees that the other is finished. */
    private void close(Slice slice) {
        var operation = slice.operation();
        sql.first(row -> true, "SELECT 1 FROM bulk_orders WHERE id = ? FOR UPDATE", operation);
        sql.update("""
                UPDATE bulk_order_slices s
                LEFT JOIN (SELECT slice, MIN(due_at) AS due_at FROM bulk_order_items
                           WHERE operation_id = ? AND slice = ? AND ended_at IS NULL GROUP BY slice) i ON i.slice = s.ordinal
                SET s.unfinished = i.slice IS NOT NULL, s.due_at = COALESCE(i.due_at, s.due_at)
                WHERE s.operation_id = ? AND s.ordinal = ?""", operation, slice.ordinal(), operation, slice.ordinal());
        sql.update("""
                UPDATE bulk_orders SET finished_at = ? WHERE id = ? AND finished_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM bulk_order_slices WHERE operation_id = ? AND unfinished = TRUE)""", clock.instant(), operation, operation);
    }
}
