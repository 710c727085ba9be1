package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Operations of one kind with their batches. Statements join the caller's transaction. */
final class OperationTable {

    static final String BATCHES = "operation_batches";

    private static final String OPERATION =
            "SELECT id, owner, client, language, traceparent, total, accepted_at, started_at,"
                    + " cancelled_at, finished_at FROM operations WHERE id = ? AND kind = ? AND accepted_at IS NOT NULL";

    private final Sql sql;
    private final String kind;

    OperationTable(Sql sql, String kind) {
        this.sql = sql;
        this.kind = kind;
    }

    void stage(UUID id, Requester requester) {
        sql.update(
                "INSERT INTO operations (id, kind, owner, client, language, traceparent, total, staged_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 0, UTC_TIMESTAMP(6))",
                id,
                kind,
                requester.owner(),
                requester.client(),
                requester.language().getLanguage(),
                requester.traceparent());
    }

    void stageBatch(UUID operation, int ordinal, int lines, int refused) {
        sql.update("UPDATE operations SET staged_at = UTC_TIMESTAMP(6) WHERE id = ?", operation);
        sql.update(
                "INSERT INTO operation_batches (name, kind, operation_id, ordinal, unfinished, failed, due_at, token, holder,"
                        + " expires_at) VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), 0, '', '2000-01-01')",
                batchName(operation, ordinal),
                kind,
                operation,
                ordinal,
                refused < lines,
                refused);
    }

    static String batchName(UUID operation, int ordinal) {
        return operation + ":" + ordinal;
    }

    Set<Integer> slotsOf(UUID owner) {
        return sql
                .list(
                        row -> row.getInt(1),
                        "SELECT slot FROM operations WHERE kind = ? AND owner = ? AND slot IS NOT NULL",
                        kind,
                        owner)
                .stream()
                .collect(Collectors.toSet());
    }

    /**
     * @param slot null where the number of open operations has no limit
     * @return false when the staged lines were deleted meanwhile
     */
    boolean accept(UUID operation, int total, Integer slot, Instant at) {
        return sql.update(
                        "UPDATE operations SET total = ?, accepted_at = ?, slot = ?, served_at = UTC_TIMESTAMP(6)"
                                + " WHERE id = ? AND accepted_at IS NULL",
                        total,
                        at,
                        slot,
                        operation)
                == 1;
    }

    /** An operation whose lines were all refused is finished at once. */
    boolean acceptFinished(UUID operation, int total, Instant at) {
        return sql.update(
                        "UPDATE operations SET total = ?, accepted_at = ?, finished_at = ?"
                                + " WHERE id = ? AND accepted_at IS NULL",
                        total,
                        at,
                        at,
                        operation)
                == 1;
    }

    Optional<Operation> find(UUID id) {
        return sql.first(OperationTable::operation, OPERATION, id, kind);
    }

    Optional<Operation> locked(UUID id) {
        return sql.first(OperationTable::operation, OPERATION + " FOR UPDATE", id, kind);
    }

    LineCounts counts(UUID operation) {
        return sql.first(
                        row -> new LineCounts(row.getInt(1), row.getInt(2), row.getInt(3)),
                        "SELECT SUM(done), SUM(failed), SUM(cancelled) FROM operation_batches WHERE operation_id = ?",
                        operation)
                .orElseThrow();
    }

    void began(UUID operation, Instant at) {
        sql.update("UPDATE operations SET started_at = ? WHERE id = ? AND started_at IS NULL", at, operation);
    }

    void count(UUID operation, int ordinal, LineCounts ended) {
        if (ended.ended() > 0) {
            sql.update(
                    "UPDATE operation_batches SET done = done + ?, failed = failed + ?, cancelled = cancelled + ?"
                            + " WHERE operation_id = ? AND ordinal = ?",
                    ended.done(),
                    ended.failed(),
                    ended.cancelled(),
                    operation,
                    ordinal);
        }
    }

    boolean isCancelled(UUID operation) {
        return sql.first(row -> true, "SELECT 1 FROM operations WHERE id = ? AND cancelled_at IS NOT NULL", operation)
                .isPresent();
    }

    /** Batches that were put off are due at once, so that workers give up their lines now. */
    void cancel(UUID operation, Instant at) {
        sql.update("UPDATE operations SET cancelled_at = ? WHERE id = ?", at, operation);
        sql.update(
                "UPDATE operation_batches SET due_at = UTC_TIMESTAMP(6)"
                        + " WHERE operation_id = ? AND unfinished = TRUE AND due_at > UTC_TIMESTAMP(6)",
                operation);
    }

    /** Locks the operation first, so that the worker of the last batch sees that the others are finished. */
    void close(UUID operation, int ordinal, Instant at) {
        sql.first(row -> true, "SELECT 1 FROM operations WHERE id = ? FOR UPDATE", operation);
        sql.update("""
                UPDATE operation_batches b
                LEFT JOIN (SELECT batch, MIN(due_at) AS due_at FROM operation_lines
                           WHERE operation_id = ? AND batch = ? AND ended_at IS NULL GROUP BY batch) l ON l.batch = b.ordinal
                SET b.unfinished = l.batch IS NOT NULL, b.due_at = COALESCE(l.due_at, b.due_at)
                WHERE b.operation_id = ? AND b.ordinal = ?""", operation, ordinal, operation, ordinal);
        sql.update("""
                UPDATE operations SET finished_at = ?, slot = NULL, served_at = NULL
                WHERE id = ? AND finished_at IS NULL AND NOT EXISTS
                (SELECT 1 FROM operation_batches WHERE operation_id = ? AND unfinished = TRUE)""", at, operation, operation);
    }

    List<UUID> finishedBefore(Instant end, int atMost) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT id FROM operations WHERE kind = ? AND finished_at < ? ORDER BY finished_at LIMIT ?",
                kind,
                end,
                atMost);
    }

    /** Staged, and not accepted within an hour after the last batch. */
    List<UUID> abandoned(int atMost) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT id FROM operations WHERE kind = ? AND accepted_at IS NULL"
                        + " AND staged_at < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR ORDER BY staged_at LIMIT ?",
                kind,
                atMost);
    }

    /** Locks the staged operation; false when it was accepted or deleted. */
    boolean lockStaged(UUID operation) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM operations WHERE id = ? AND accepted_at IS NULL FOR UPDATE",
                        operation)
                .isPresent();
    }

    int deleteBatches(UUID operation, int atMost) {
        return sql.update("DELETE FROM operation_batches WHERE operation_id = ? LIMIT ?", operation, atMost);
    }

    int delete(UUID operation) {
        return sql.update("DELETE FROM operations WHERE id = ?", operation);
    }

    private static Operation operation(ResultSet row) throws SQLException {
        var requester = new Requester(
                Binary.toUuid(row.getBytes(2)), row.getString(3), Locale.of(row.getString(4)), row.getString(5));
        return new Operation(
                Binary.toUuid(row.getBytes(1)),
                requester,
                row.getInt(6),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9),
                instant(row, 10));
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
