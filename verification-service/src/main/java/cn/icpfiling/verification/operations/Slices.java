package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * What workers take: so many lines of an operation under one lease. Several replicas share an operation by its slices. Owners take
 * turns: whoever was served longest ago comes first, however many lines the others have; and so do the operations of one owner.
 */
@ApplicationScoped
class Slices {

    static final int LINES = 50;

    private static final int CANDIDATES = 16;
    private static final String DUE =
            " s.unfinished = TRUE AND s.due_at <= UTC_TIMESTAMP(6) AND s.expires_at < UTC_TIMESTAMP(6) ";

    private final Sql sql;
    private final OperationSettings settings;
    private final Clock clock;

    Slices(Sql sql, OperationSettings settings, Clock clock) {
        this.sql = sql;
        this.settings = settings;
        this.clock = clock;
    }

    /** A slice in hand, as long as its lease lasts. */
    record Slice(UUID operation, int ordinal, Lease lease) {}

    private record Candidate(UUID operation, UUID owner) {}

    Optional<Slice> take() {
        return sql
                .list(
                        row -> new Candidate(Binary.toUuid(row.getBytes(1)), Binary.toUuid(row.getBytes(2))),
                        "SELECT o.id, o.owner FROM domain_operations o WHERE o.served_at IS NOT NULL AND EXISTS"
                                + " (SELECT 1 FROM domain_operation_slices s WHERE s.operation_id = o.id AND"
                                + DUE
                                + ") ORDER BY o.served_at LIMIT ?",
                        CANDIDATES)
                .stream()
                .flatMap(candidate -> take(candidate).stream())
                .findFirst();
    }

    private Optional<Slice> take(Candidate candidate) {
        var taken = sql.first(
                        row -> new Slice(
                                candidate.operation(),
                                row.getInt(2),
                                new Lease(sql, "domain_operation_slices", row.getString(1), settings.lease())),
                        "SELECT s.name, s.ordinal FROM domain_operation_slices s WHERE s.operation_id = ? AND" + DUE
                                + "ORDER BY s.ordinal LIMIT 1",
                        candidate.operation())
                .filter(slice -> slice.lease().acquire());
        taken.ifPresent(slice -> letOthersBeFirst(candidate));
        return taken;
    }

    /** All operations of an owner, so it may meet those who end them: run again then, or the slice would lie still until its lease ends. */
    private void letOthersBeFirst(Candidate served) {
        sql.inTransaction(() -> sql.update(
                "UPDATE domain_operations SET served_at = UTC_TIMESTAMP(6) + INTERVAL (id = ?) MICROSECOND"
                        + " WHERE owner = ? AND served_at IS NOT NULL",
                served.operation(),
                served.owner()));
    }

    /** Gives it back: finished, or due again when the first of its lines is. */
    void settle(Slice slice) {
        slice.lease().renewing(() -> close(slice));
        slice.lease().release();
    }

    /** The operation's row is locked first, so that of two last slices one sees that the other is finished. */
    private void close(Slice slice) {
        var operation = slice.operation();
        sql.first(row -> true, "SELECT 1 FROM domain_operations WHERE id = ? FOR UPDATE", operation);
        sql.update("""
                UPDATE domain_operation_slices s
                LEFT JOIN (SELECT slice, MIN(due_at) AS due_at FROM domain_operation_lines
                           WHERE operation_id = ? AND slice = ? AND state = 'WAITING' GROUP BY slice) i ON i.slice = s.ordinal
                SET s.unfinished = i.slice IS NOT NULL, s.due_at = COALESCE(i.due_at, s.due_at)
                WHERE s.operation_id = ? AND s.ordinal = ?""", operation, slice.ordinal(), operation, slice.ordinal());
        sql.update("""
                UPDATE domain_operations SET finished_at = ?, slot = NULL, served_at = NULL
                WHERE id = ? AND finished_at IS NULL AND NOT EXISTS
                (SELECT 1 FROM domain_operation_slices WHERE operation_id = ? AND unfinished = TRUE)""", clock.instant(), operation, operation);
    }
}
