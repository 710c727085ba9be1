package cn.icpfiling.platform.history;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.history.HistoryEntry.Told;
import cn.icpfiling.platform.history.HistorySource.AuditOfSource;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the audit entries about the objects of a question, and the trace ids of steps that tables show. */
@ApplicationScoped
class AuditHistory {

    static final String KIND = "ACT";

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};
    /** More steps than a page shows, and than one object has. */
    private static final int MOST_STEPS = 5_000;

    private final Sql sql;

    AuditHistory(Sql sql) {
        this.sql = sql;
    }

    List<HistoryEntry> of(AuditOfSource audit, int rank, HistoryKeys keys, HistoryPosition after, int limit) {
        var objects = keys.of(audit.kinds());
        return objects.isEmpty()
                ? List.of()
                : sql.list(
                        row -> entry(audit, rank, row),
                        statement(audit, objects.size()),
                        HistoryRows.values(objects, after, rank, limit));
    }

    /** The index is named, because the optimizer may prefer the primary key, which has the order of time. */
    static String statement(AuditOfSource audit, int objects) {
        var leftOut = audit.leftOut() == null ? "" : " AND NOT (" + audit.leftOut() + ")";
        return "SELECT e.at, HEX(e.id), e.object_id, e.act, e.roles, e.account, e.client, e.outcome, e.reason, e.details,"
                + " e.id, e.trace_id FROM audit_entries e FORCE INDEX (audit_entries_object) WHERE e.object_id IN ("
                + places(objects) + ")" + leftOut
                + " AND (e.at > ? OR (e.at = ? AND HEX(e.id) > ?)) ORDER BY e.at, HEX(e.id) LIMIT ?";
    }

    private static HistoryEntry entry(AuditOfSource audit, int rank, ResultSet row) throws SQLException {
        var objectId = Binary.toUuid(row.getBytes(3));
        var account = row.getBytes(6);
        var reason = row.getString(9);
        var details = new TreeMap<>(details(row.getString(10)));
        details.put("outcome", row.getString(8));
        return new HistoryEntry(
                new HistoryPosition(
                        row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC), rank, row.getString(2)),
                KIND,
                row.getString(4),
                objectId,
                new Told(
                        HistoryActor.ofAudit(
                                row.getString(5), account == null ? null : Binary.toUuid(account), row.getString(7)),
                        reason == null ? List.of() : List.of(HistoryReason.of(reason)),
                        details,
                        "audit/" + Binary.toUuid(row.getBytes(11)),
                        audit.path() + "?objectId=" + objectId),
                row.getString(12));
    }

    /** Gives the entries of tables with audited steps the trace ids of their audit entries, by one statement a prefix. */
    List<HistoryEntry> traced(List<HistoryTable> tables, List<HistoryEntry> entries) {
        var objects = new HashMap<String, Collection<UUID>>();
        for (var entry : entries) {
            var steps = steps(tables, entry);
            if (steps != null) {
                objects.computeIfAbsent(steps, none -> new LinkedHashSet<>()).add(entry.objectId());
            }
        }
        var traces = new HashMap<String, String>();
        objects.forEach((prefix, ids) -> traces.putAll(traces(prefix, ids)));
        return entries.stream()
                .map(entry -> {
                    var steps = steps(tables, entry);
                    return steps == null
                            ? entry
                            : entry.tracedBy(traces.get(step(
                                    steps,
                                    entry.objectId(),
                                    entry.told().details().get("sequence"))));
                })
                .toList();
    }

    private static String steps(List<HistoryTable> tables, HistoryEntry entry) {
        var rank = entry.position().rank();
        return rank < tables.size() ? tables.get(rank).steps() : null;
    }

    private Map<String, String> traces(String prefix, Collection<UUID> objects) {
        var values = new ArrayList<Object>(objects);
        Collections.addAll(values, prefix + "%", MOST_STEPS);
        var found = new HashMap<String, String>();
        sql.list(
                        row -> new String[] {
                            step(
                                    prefix,
                                    Binary.toUuid(row.getBytes(1)),
                                    details(row.getString(2)).get("sequence")),
                            row.getString(3)
                        },
                        "SELECT e.object_id, e.details, e.trace_id FROM audit_entries e FORCE INDEX (audit_entries_object)"
                                + " WHERE e.object_id IN (" + places(objects.size())
                                + ") AND e.act LIKE ? AND e.trace_id IS NOT NULL ORDER BY e.id DESC LIMIT ?",
                        values.toArray())
                .forEach(step -> found.put(step[0], step[1]));
        return found;
    }

    private static String step(String prefix, UUID object, String sequence) {
        return prefix + object + "/" + sequence;
    }

    private static String places(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }

    private static Map<String, String> details(String json) {
        try {
            return JsonText.read(json, DETAILS);
        } catch (IllegalStateException tampered) {
            return Map.of();
        }
    }
}
