package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Lines with their results. Entries and problems are encrypted. Statements join the caller's transaction. */
final class LineTable {

    private static final Logger LOG = Logger.getLogger(LineTable.class);
    private static final String LINES = "operation_lines";
    private static final String ENTRY = "entry";
    private static final String PROBLEM = "problem";
    private static final String OPEN = " WHERE id = ? AND ended_at IS NULL";

    private final Sql sql;
    private final FieldCipher cipher;
    private final KeyCheck keys;
    private final StoredJson json;

    LineTable(Sql sql, FieldCipher cipher, KeyCheck keys, StoredJson json) {
        this.sql = sql;
        this.cipher = cipher;
        this.keys = keys;
        this.json = json;
    }

    /** All lines of a batch by one statement. */
    void stage(UUID operation, int batch, List<StagedLine> lines, Instant now) {
        var values = new ArrayList<>();
        for (var line : lines) {
            var id = Ids.next();
            Collections.addAll(
                    values,
                    id,
                    operation,
                    batch,
                    line.number(),
                    line.reference(),
                    line.item(),
                    (line.isRefused() ? LineState.FAILED : LineState.WAITING).name(),
                    line.isRefused() ? null : cipher.encrypt(LINES, ENTRY, id, line.entry()),
                    cipher.encrypt(LINES, PROBLEM, id, json.write(line.problem())),
                    line.isRefused() ? now : null);
        }
        sql.update(
                "INSERT INTO operation_lines (id, operation_id, batch, line, reference, item, state, entry, problem, ended_at,"
                        + " tries, due_at) VALUES "
                        + String.join(
                                ", ",
                                Collections.nCopies(
                                        lines.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, UTC_TIMESTAMP(6))")),
                values.toArray());
    }

    /** Fails as a whole only with the keys of another database: a line that was damaged must not stop those beside it. */
    List<OperationLine> due(UUID operation, int batch) {
        var closed = new ArrayList<KeysUnusable>();
        var due = sql.list(
                row -> {
                    var id = Binary.toUuid(row.getBytes(1));
                    var entry = opened(id, row.getBytes(6), closed);
                    return new OperationLine(
                            id, operation, row.getInt(2), row.getString(3), row.getInt(4), row.getString(5), entry);
                },
                "SELECT id, line, item, tries, result, entry FROM operation_lines WHERE operation_id = ? AND batch = ?"
                        + " AND ended_at IS NULL AND due_at <= UTC_TIMESTAMP(6) ORDER BY line",
                operation,
                batch);
        if (!closed.isEmpty()) {
            keys.requireRightKeys();
            LOG.errorf(closed.getFirst(), "%d lines of operation %s cannot be opened", closed.size(), operation);
        }
        return due;
    }

    private String opened(UUID id, byte[] entry, List<KeysUnusable> closed) {
        try {
            return cipher.decrypt(LINES, ENTRY, id, entry);
        } catch (KeysUnusable unusable) {
            closed.add(unusable);
            return null;
        }
    }

    /** @return the lines that ended by it; a line that had ended before keeps its end */
    LineCounts keep(List<LineOutcome> outcomes, Instant at) {
        var done = 0;
        var failed = 0;
        for (var outcome : outcomes) {
            switch (outcome) {
                case LineOutcome.Done(var line, var result) -> done += done(line, result, at);
                case LineOutcome.Failed(var line, var problem) -> failed += failed(line, problem, at);
                case LineOutcome.Started(var line, var result) ->
                    sql.update(
                            "UPDATE operation_lines SET state = 'STARTED', result = ?" + OPEN,
                            json.write(result),
                            line.id());
                case LineOutcome.PutOff(var line, var tries, var pause) ->
                    sql.update(
                            "UPDATE operation_lines SET tries = ?, due_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND"
                                    + OPEN,
                            tries,
                            pause.toNanos() / 1000,
                            line.id());
            }
        }
        return new LineCounts(done, failed, 0);
    }

    private int done(OperationLine line, Object result, Instant at) {
        return sql.update(
                "UPDATE operation_lines SET state = 'DONE', result = ?, entry = NULL, ended_at = ?" + OPEN,
                json.write(result),
                at,
                line.id());
    }

    private int failed(OperationLine line, Object problem, Instant at) {
        return sql.update(
                "UPDATE operation_lines SET state = 'FAILED', problem = ?, entry = NULL, ended_at = ?" + OPEN,
                cipher.encrypt(LINES, PROBLEM, line.id(), json.write(problem)),
                at,
                line.id());
    }

    LineCounts giveUp(UUID operation, int batch, Instant at) {
        var given = sql.update(
                "UPDATE operation_lines SET state = 'CANCELLED', entry = NULL, ended_at = ?"
                        + " WHERE operation_id = ? AND batch = ? AND ended_at IS NULL",
                at,
                operation,
                batch);
        return new LineCounts(0, 0, given);
    }

    /** @param state null for all lines */
    List<LineResult> results(UUID operation, LineState state, long afterLine, int atMost) {
        var columns = "SELECT id, line, reference, item, state, result, problem, ended_at FROM operation_lines"
                + " WHERE operation_id = ? AND line > ?";
        return state == null
                ? sql.list(this::result, columns + " ORDER BY line LIMIT ?", operation, afterLine, atMost)
                : sql.list(
                        this::result,
                        columns + " AND state = ? ORDER BY line LIMIT ?",
                        operation,
                        afterLine,
                        state.name(),
                        atMost);
    }

    private LineResult result(ResultSet row) throws SQLException {
        var id = Binary.toUuid(row.getBytes(1));
        return new LineResult(
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                LineState.valueOf(row.getString(5)),
                row.getString(6),
                cipher.decrypt(LINES, PROBLEM, id, row.getBytes(7)),
                OperationTable.instant(row, 8));
    }

    int delete(UUID operation, int atMost) {
        return sql.update("DELETE FROM operation_lines WHERE operation_id = ? LIMIT ?", operation, atMost);
    }
}
