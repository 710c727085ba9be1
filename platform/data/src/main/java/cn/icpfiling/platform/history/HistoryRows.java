package cn.icpfiling.platform.history;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.history.HistoryEntry.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the entries of one table after a position, and the ids of one look-up, each by one statement. */
@ApplicationScoped
class HistoryRows {

    private static final String DETAIL = "d_";
    /** Of an event whose table does not tell more than that it happened. */
    private static final String UNKNOWN = "UNKNOWN";

    private static final int ID_BYTES = 16;

    private final Sql sql;

    HistoryRows(Sql sql) {
        this.sql = sql;
    }

    List<UUID> ids(HistoryLookup lookup, HistoryKeys keys) {
        var found = keys.of(lookup.kinds());
        return found.isEmpty()
                ? List.of()
                : sql.list(row -> Binary.toUuid(row.getBytes(1)), lookup.bounded(found.size()), found.toArray());
    }

    List<HistoryEntry> of(HistoryTable table, int rank, HistoryKeys keys, HistoryPosition after, int limit) {
        var found = keys.of(table.where().kinds());
        return found.isEmpty()
                ? List.of()
                : sql.list(
                        row -> entry(table, rank, row), table.bounded(found.size()), values(found, after, rank, limit));
    }

    static Object[] values(List<Object> keys, HistoryPosition after, int rank, int limit) {
        var values = new ArrayList<>(keys);
        Collections.addAll(values, after.at(), after.at(), after.shownOf(rank), limit);
        return values.toArray();
    }

    private static HistoryEntry entry(HistoryTable table, int rank, ResultSet row) throws SQLException {
        var texts = texts(row);
        var details = new TreeMap<String, String>();
        texts.forEach((label, text) -> {
            if (label.startsWith(DETAIL)) {
                details.put(label.substring(DETAIL.length()), text);
            }
        });
        var objectId = texts.get("object_id");
        return new HistoryEntry(
                new HistoryPosition(instant(row.getObject("at", LocalDateTime.class)), rank, texts.get("place")),
                table.kind(),
                texts.getOrDefault("what", UNKNOWN),
                objectId == null ? null : UUID.fromString(objectId),
                new Told(
                        actor(texts),
                        table.reasons().of(row),
                        details,
                        filled(table.evidence(), texts),
                        filled(table.link(), texts)),
                texts.get("trace_id"));
    }

    private static HistoryActor actor(Map<String, String> texts) {
        var role = texts.get("role");
        return role == null
                ? null
                : new HistoryActor(role, id(texts, "account"), id(texts, "partner"), texts.get("client"));
    }

    private static UUID id(Map<String, String> texts, String label) {
        var text = texts.get(label);
        return text == null ? null : UUID.fromString(text);
    }

    /** The values by their labels; an id in its canonical form, a time in UTC. Columns without a value are left out. */
    private static Map<String, String> texts(ResultSet row) throws SQLException {
        var columns = row.getMetaData();
        var texts = new HashMap<String, String>();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            var text = text(row.getObject(i));
            if (text != null) {
                texts.put(columns.getColumnLabel(i), text);
            }
        }
        return texts;
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case byte[] id -> id.length == ID_BYTES ? Binary.toUuid(id).toString() : null;
            case LocalDateTime at -> instant(at).toString();
            default -> value.toString();
        };
    }

    private static Instant instant(LocalDateTime at) {
        return at.toInstant(ZoneOffset.UTC);
    }

    /** Null if the row lacks a value that the template names. */
    private static String filled(String template, Map<String, String> texts) {
        var text = template;
        for (var at = text == null ? -1 : text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
            var end = text.indexOf('}', at);
            var value = texts.get(text.substring(at + 1, end));
            if (value == null) {
                return null;
            }
            text = text.substring(0, at) + value + text.substring(end + 1);
        }
        return text;
    }
}
