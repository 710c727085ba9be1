package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.problem.ProblemDetail;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Operations with their lines and results. Statements join the caller's transaction. */
@ApplicationScoped
class OperationTable {

    static final String LINES = "domain_operation_lines";
    private static final String ENTRY = "entry";
    private static final String PROBLEM = "problem";
    private static final String OPERATION = "SELECT id, owner, language, total, taken_at, started_at, cancelled_at,"
            + " finished_at FROM domain_operations ";

    private final Sql sql;
    private final FieldCipher cipher;
    private final KeptJson json;

    OperationTable(Sql sql, FieldCipher cipher, KeptJson json) {
        this.sql = sql;
        this.cipher = cipher;
        this.json = json;
    }

    void stage(UUID id, UUID owner, Locale language) {
        sql.update(
                "INSERT INTO domain_operations (id, owner, language, total, staged_at) VALUES (?, ?, ?, 0, UTC_TIMESTAMP(6))",
                id,
                owner,
                language.getLanguage());
    }

    /** A slice with all of its lines, by two statements. */
    void stage(UUID operation, int slice, List<StagedLine> lines, Instant now) {
        sql.update(
                "INSERT INTO domain_operation_slices (name, operation_id, ordinal, unfinished, due_at, token, holder, expires_at)"
                        + " VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6), 0, '', '2000-01-01')",
                operation + ":" + slice,
                operation,
                slice,
                lines.stream().anyMatch(StagedLine::isGood));
        var values = new ArrayList<>();
        for (var line : lines) {
            var id = Ids.next();
            Collections.addAll(
                    values,
                    id,
                    operation,
                    slice,
                    line.number(),
                    line.reference(),
                    line.domain(),
                    (line.isGood() ? LineState.WAITING : LineState.FAILED).name(),
                    line.isGood() ? cipher.seal(LINES, ENTRY, id, json.write(line.entry())) : null,
                    line.isGood() ? null : cipher.seal(LINES, PROBLEM, id, json.write(line.problem())),
                    line.isGood() ? null : now);
        }
        sql.update(
                "INSERT INTO domain_operation_lines (id, operation_id, slice, line, reference, domain, state, entry, problem,"
                        + " ended_at, tries, due_at) VALUES "
                        + String.join(
                                ", ",
                                Collections.nCopies(
                                        lines.size(), "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, UTC_TIMESTAMP(6))")),
                values.toArray());
    }

    Set<Integer> slotsOf(UUID owner) {
        return sql
                .list(
                        row -> row.getInt(1),
                        "SELECT slot FROM domain_operations WHERE owner = ? AND slot IS NOT NULL",
                        owner)
                .stream()
                .collect(Collectors.toSet());
    }

    boolean isAllRefused(UUID operation) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM domain_operation_slices WHERE operation_id = ? AND unfinished = TRUE LIMIT 1",
                        operation)
                .isEmpty();
    }

    /** False when it was swept meanwhile. */
    boolean take(UUID operation, int total, int slot, Instant at) {
        return sql.update(
                        "UPDATE domain_operations SET total = ?, taken_at = ?, slot = ?, served_at = UTC_TIMESTAMP(6)"
                                + " WHERE id = ? AND taken_at IS NULL",
                        total,
                        at,
                        slot,
                        operation)
                == 1;
    }

    /** Of which every line was refused at once. */
    boolean takeFinished(UUID operation, int total, Instant at) {
        return sql.update(
                        "UPDATE domain_operations SET total = ?, taken_at = ?, finished_at = ?"
                                + " WHERE id = ? AND taken_at IS NULL",
                        total,
                        at,
                        at,
                        operation)
                == 1;
    }

    Optional<Operation> operation(UUID id) {
        return sql.first(OperationTable::operation, OPERATION + "WHERE id = ? AND taken_at IS NOT NULL", id);
    }

    /** Locked until the transaction ends. */
    Optional<Operation> locked(UUID id) {
        return sql.first(OperationTable::operation, OPERATION + "WHERE id = ? AND taken_at IS NOT NULL FOR UPDATE", id);
    }

    OperationView.Count count(UUID operation) {
        return sql.first(
                        row -> new OperationView.Count(row.getInt(1), row.getInt(2), row.getInt(3)),
                        "SELECT COUNT(CASE WHEN state = 'DONE' THEN 1 END), COUNT(CASE WHEN state = 'FAILED' THEN 1 END),"
                                + " COUNT(CASE WHEN state = 'CANCELLED' THEN 1 END)"
                                + " FROM domain_operation_lines WHERE operation_id = ?",
                        operation)
                .orElseThrow();
    }

    List<LineResult> results(UUID operation, LineState state, int afterLine, int limit) {
        var columns = "SELECT id, line, reference, domain, state, result, problem, ended_at FROM domain_operation_lines"
                + " WHERE operation_id = ? AND line > ?";
        return state == null
                ? sql.list(this::result, columns + " ORDER BY line LIMIT ?", operation, afterLine, limit)
                : sql.list(
                        this::result,
                        columns + " AND state = ? ORDER BY line LIMIT ?",
                        operation,
                        afterLine,
                        state.name(),
                        limit);
    }

    void began(UUID operation, Instant at) {
        sql.update("UPDATE domain_operations SET started_at = ? WHERE id = ? AND started_at IS NULL", at, operation);
    }

    List<Item> due(UUID operation, int slice) {
        return sql.list(
                row -> {
                    var id = Binary.toUuid(row.getBytes(1));
                    var entry = cipher.open(LINES, ENTRY, id, row.getBytes(5));
                    return new Item(
                            id,
                            operation,
                            row.getInt(2),
                            row.getString(3),
                            row.getInt(4),
                            json.read(entry, LineEntry.class));
                },
                "SELECT id, line, domain, tries, entry FROM domain_operation_lines WHERE operation_id = ? AND slice = ?"
                        + " AND state = 'WAITING' AND due_at <= UTC_TIMESTAMP(6) ORDER BY line",
                operation,
                slice);
    }

    void keep(Worked worked, Instant at) {
        switch (worked) {
            case Worked.Done(var item, var fitness) ->
                sql.update(
                        "UPDATE domain_operation_lines SET state = 'DONE', result = ?, entry = NULL, ended_at = ?"
                                + " WHERE id = ? AND state = 'WAITING'",
                        json.write(fitness),
                        at,
                        item.id());
            case Worked.Failed(var item, var problem) ->
                sql.update(
                        "UPDATE domain_operation_lines SET state = 'FAILED', problem = ?, entry = NULL, ended_at = ?"
                                + " WHERE id = ? AND state = 'WAITING'",
                        cipher.seal(LINES, PROBLEM, item.id(), json.write(problem)),
                        at,
                        item.id());
            case Worked.PutOff(var item, var tries, var wait) ->
                sql.update(
                        "UPDATE domain_operation_lines SET tries = ?, due_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND"
                                + " WHERE id = ? AND state = 'WAITING'",
                        tries,
                        wait.toNanos() / 1000,
                        item.id());
        }
    }

    void cancel(UUID operation, Instant at) {
        sql.update("UPDATE domain_operations SET cancelled_at = ? WHERE id = ?", at, operation);
        sql.update(
                "UPDATE domain_operation_slices SET due_at = UTC_TIMESTAMP(6) WHERE operation_id = ? AND unfinished = TRUE",
                operation);
    }

    void giveUp(UUID operation, int slice, Instant at) {
        sql.update(
                "UPDATE domain_operation_lines SET state = 'CANCELLED', entry = NULL, ended_at = ?"
                        + " WHERE operation_id = ? AND slice = ? AND state = 'WAITING'",
                at,
                operation,
                slice);
    }

    private LineResult result(ResultSet row) throws SQLException {
        var id = Binary.toUuid(row.getBytes(1));
        return new LineResult(
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                LineState.valueOf(row.getString(5)),
                json.read(row.getString(6), LineFitness.class),
                json.read(cipher.open(LINES, PROBLEM, id, row.getBytes(7)), ProblemDetail.class),
                instant(row, 8));
    }

    private static Operation operation(ResultSet row) throws SQLException {
        return new Operation(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                Locale.of(row.getString(3)),
                row.getInt(4),
                instant(row, 5),
                instant(row, 6),
                instant(row, 7),
                instant(row, 8));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
