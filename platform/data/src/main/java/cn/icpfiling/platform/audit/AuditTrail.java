package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.AuditEntry;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the audit for authorized callers, by object, account and time, newest first, page by page. */
@ApplicationScoped
public class AuditTrail {
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Sql sql;

    AuditTrail(Sql sql) {
        this.sql = sql;
    }

    /**
     * A filter; null matches all. Times are compared with the time in the entry's id, which is created just before the
     * row.
     */
    public record Filter(String objectType, UUID objectId, UUID account, Instant from, Instant until) {
        public static Filter of(String objectType, UUID objectId) {
            return new Filter(objectType, objectId, null, null, null);
        }
    }

    /** @param number the number in the chain; null while the entry waits in the queue */
    public record Told(
            UUID id,
            Instant at,
            UUID account,
            String client,
            List<String> roles,
            String act,
            String objectType,
            UUID objectId,
            String outcome,
            String reason,
            Map<String, String> details,
            String traceId,
            Long number) {}

    public List<Told> of(String objectType, UUID objectId) {
        return page(Filter.of(objectType, objectId), null, Integer.MAX_VALUE);
    }

    /** @param before the id of the last entry of the page before; null for the first page */
    public List<Told> page(Filter filter, UUID before, int limit) {
        return page(filter, null, before, limit);
    }

    /** @param act the code of the act; null for all */
    public List<Told> page(Filter filter, String act, UUID before, int limit) {
        var query = query(filter, act, before, limit);
        return sql.list(
                row -> told(AuditRows.entry(row), row.getObject("c.number", Long.class)),
                query.sql(),
                query.values().toArray());
    }

    record Query(String sql, List<Object> values) {}

    static Query query(Filter filter, String act, UUID before, int limit) {
        var values = new ArrayList<Object>();
        var where = new StringBuilder("TRUE");
        narrow(where, values, " AND e.object_id = ?", filter.objectId());
        narrow(where, values, " AND e.object_type = ?", filter.objectType());
        narrow(where, values, " AND e.account = ?", filter.account());
        narrow(where, values, " AND e.act = ?", act);
        narrow(where, values, " AND e.id >= ?", firstIdOf(filter.from()));
        narrow(where, values, " AND e.id < ?", firstIdOf(filter.until()));
        narrow(where, values, " AND e.id < ?", before);
        values.add(limit);
        return new Query(
                "SELECT " + AuditTable.aliased(AuditRows.ENTRY + ", c.number") + " FROM audit_entries e FORCE INDEX ("
                        + index(filter, act) + ") LEFT JOIN audit_chain c ON c.entry_id = e.id WHERE " + where
                        + " ORDER BY e.id DESC LIMIT ?",
                values);
    }

    /**
     * Names the index for the query. Each index ends with the primary key, so its rows are in the order of the page and
     * reading stops with the page. Without this hint the optimizer may scan the whole primary key, which has the same
     * order.
     */
    private static String index(Filter filter, String act) {
        if (filter.objectId() != null) {
            return "audit_entries_object";
        }
        if (filter.account() != null) {
            return "audit_entries_account";
        }
        return act == null ? "PRIMARY" : "audit_entries_act";
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, Object value) {
        if (value != null) {
            where.append(condition);
            values.add(value);
        }
    }

    /** Returns the lowest UUIDv7 of a millisecond. */
    private static UUID firstIdOf(Instant at) {
        return at == null ? null : new UUID(at.toEpochMilli() << 16, 0L);
    }

    private static Told told(AuditEntry entry, Long number) {
        return new Told(
                entry.id(),
                entry.at(),
                entry.account(),
                entry.client(),
                Arrays.stream(entry.roles().split(","))
                        .filter(role -> !role.isEmpty())
                        .toList(),
                entry.act(),
                entry.objectType(),
                entry.objectId(),
                entry.outcome(),
                entry.reason(),
                details(entry.details()),
                entry.traceId(),
                number);
    }

    private static Map<String, String> details(String json) {
        try {
            return JsonText.read(json, DETAILS);
        } catch (IllegalStateException tampered) {
            return Map.of();
        }
    }
}
