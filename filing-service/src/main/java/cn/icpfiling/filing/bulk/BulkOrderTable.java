package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.problem.ProblemDetail;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.UUID;

/** Operations with their lines and results. Statements join the caller's transaction. */
@ApplicationScoped
class BulkOrderTable {

    private static final String TABLE = "bulk_order_items";
    private static final String ENTRY = "entry";
    private static final String PROBLEM = "problem";
    private static final String OPERATION = "SELECT id, partner, client, language, traceparent, total, created_at,"
            + " started_at, finished_at FROM bulk_orders ";

    private final Sql sql;
    private final FieldCipher cipher;
    private final ObjectMapper json;

    BulkOrderTable(Sql sql, FieldCipher cipher, ObjectMapper json) {
        this.sql = sql;
        this.cipher = cipher;
        this.json = json;
    }

    /** How many lines came to which end. */
    record Count(int done, int failed) {}

    /** @param references in the order of the lines */
    void insert(Operation operation, List<SentLines.Line> lines, List<String> references) {
        sql.update(
                "INSERT INTO bulk_orders (id, partner, client, language, traceparent, total, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                operation.id(),
                operation.partner(),
                operation.client(),
                operation.language().getLanguage(),
                operation.traceparent(),
                operation.total(),
                operation.createdAt());
        for (int from = 0, slice = 0; from < lines.size(); from += Slices.LINES, slice++) {
            var until = Math.min(from + Slices.LINES, lines.size());
            sql.update(
                    "INSERT INTO bulk_order_slices (name, operation_id, ordinal, unfinished, due_at, token, holder, expires_at)"
                            + " VALUES (?, ?, ?, TRUE, UTC_TIMESTAMP(6), 0, '', '2000-01-01')",
                    operation.id() + ":" + slice,
                    operation.id(),
                    slice);
            insert(operation.id(), slice, lines.subList(from, until), references.subList(from, until));
        }
    }

    /** All lines of a slice by one statement. */
    private void insert(UUID operation, int slice, List<SentLines.Line> lines, List<String> references) {
        var values = new ArrayList<>();
        for (var i = 0; i < lines.size(); i++) {
            var id = Ids.next();
            Collections.addAll(
                    values,
                    id,
                    operation,
                    slice,
                    lines.get(i).number(),
                    references.get(i),
                    cipher.seal(TABLE, ENTRY, id, lines.get(i).text()));
        }
        sql.update(
                "INSERT INTO bulk_order_items (id, operation_id, slice, line, reference, entry, state, tries, due_at) VALUES "
                        + String.join(
                                ", ",
                                Collections.nCopies(
                                        lines.size(), "(?, ?, ?, ?, ?, ?, 'WAITING', 0, UTC_TIMESTAMP(6))")),
                values.toArray());
    }

    Optional<Operation> operation(UUID id) {
        return sql.first(BulkOrderTable::operation, OPERATION + "WHERE id = ?", id);
    }

    Count count(UUID operation) {
        return sql.first(
                        row -> new Count(row.getInt(1), row.getInt(2)),
                        "SELECT COUNT(CASE WHEN state = 'DONE' THEN 1 END), COUNT(CASE WHEN state = 'FAILED' THEN 1 END)"
                                + " FROM bulk_order_items WHERE operation_id = ?",
                        operation)
                .orElseThrow();
    }

    List<ItemResult> results(UUID operation, ItemState state, int afterLine, int limit) {
        var columns = "SELECT id, line, reference, state, order_id, problem, ended_at FROM bulk_order_items"
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
        sql.update("UPDATE bulk_orders SET started_at = ? WHERE id = ? AND started_at IS NULL", at, operation);
    }

    List<Item> due(UUID operation, int slice) {
        return sql.list(
                row -> {
                    var id = Binary.toUuid(row.getBytes(1));
                    return new Item(
                            id,
                            operation,
                            row.getInt(2),
                            row.getInt(3),
                            id(row, 4),
                            cipher.open(TABLE, ENTRY, id, row.getBytes(5)));
                },
                "SELECT id, line, tries, order_id, entry FROM bulk_order_items WHERE operation_id = ? AND slice = ?"
                        + " AND ended_at IS NULL AND due_at <= UTC_TIMESTAMP(6) ORDER BY line",
                operation,
                slice);
    }

    void drafted(Item item, UUID order) {
        sql.update("UPDATE bulk_order_items SET state = 'DRAFTED', order_id = ? WHERE id = ?", order, item.id());
    }

    void done(Item item, UUID order, Instant at) {
        sql.update(
                "UPDATE bulk_order_items SET state = 'DONE', order_id = ?, entry = NULL, ended_at = ? WHERE id = ?",
                order,
                at,
                item.id());
    }

    void failed(Item item, ProblemDetail problem, Instant at) {
        sql.update(
                "UPDATE bulk_order_items SET state = 'FAILED', problem = ?, entry = NULL, ended_at = ? WHERE id = ?",
                cipher.seal(TABLE, PROBLEM, item.id(), write(problem)),
                at,
                item.id());
    }

    void putOff(Item item, int tries, long seconds) {
        sql.update(
                "UPDATE bulk_order_items SET tries = ?, due_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE id = ?",
                tries,
                seconds,
                item.id());
    }

    private ItemResult result(ResultSet row) throws SQLException {
        var id = Binary.toUuid(row.getBytes(1));
        return new ItemResult(
                row.getInt(2),
                row.getString(3),
                ItemState.valueOf(row.getString(4)),
                id(row, 5),
                read(cipher.open(TABLE, PROBLEM, id, row.getBytes(6))),
                instant(row, 7));
    }

    private static Operation operation(ResultSet row) throws SQLException {
        return new Operation(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                row.getString(3),
                Locale.of(row.getString(4)),
                row.getString(5),
                row.getInt(6),
                instant(row, 7),
                instant(row, 8),
                instant(row, 9));
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private String write(ProblemDetail problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written as JSON", e);
        }
    }

    private ProblemDetail read(String text) {
        try {
            return text == null ? null : json.readValue(text, ProblemDetail.class);
        } catch (JsonProcessingException e) {
            // The value itself stays out of the message: it may be personal.
            throw new IllegalStateException("a kept problem is not readable");
        }
    }
}
