package cn.icpfiling.filing.trace;

import cn.icpfiling.filing.core.catalogue.Reasons;
import cn.icpfiling.filing.core.findings.RuleFindings;
import cn.icpfiling.filing.store.ReasonsConverter;
import cn.icpfiling.filing.store.RuleFindingsConverter;
import cn.icpfiling.filing.trace.TraceEntry.Actor;
import cn.icpfiling.filing.trace.TraceEntry.Finding;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Reads the sources of a trace. Each source returns the entries after a position, at most a page. Steps of the history
 * are not repeated from the audit.
 */
@ApplicationScoped
class TraceSources {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final Sql sql;
    private final ReasonsConverter reasons = new ReasonsConverter();
    private final RuleFindingsConverter findings = new RuleFindingsConverter();

    TraceSources(Sql sql) {
        this.sql = sql;
    }

    List<TraceEntry> after(TraceTarget target, TracePosition position, int limit) {
        var page = new Page(target, position, limit);
        var all = new ArrayList<TraceEntry>();
        if (!target.orders().isEmpty()) {
            all.addAll(steps(page));
            all.addAll(materials(page));
            all.addAll(verdicts(page));
            all.addAll(settlements(page));
            all.addAll(uploads(page));
            all.addAll(decisions(page));
        }
        all.addAll(acts(page));
        all.sort(TracePosition.ORDER);
        return all.subList(0, Math.min(limit, all.size()));
    }

    private record Page(TraceTarget target, TracePosition position, int limit) {}

    private List<TraceEntry> steps(Page page) {
        return list(
                page,
                TraceKind.STEP,
                page.target().orders(),
                "SELECT happened_at, CONCAT(HEX(order_id), LPAD(sequence, 10, '0')), order_id, sequence, act, from_state,"
                        + " to_state, actor_role, actor_account, actor_partner, actor_client, reasons FROM order_history",
                "order_id",
                "happened_at",
                "CONCAT(HEX(order_id), LPAD(sequence, 10, '0'))",
                row -> new TraceEntry(
                        instant(row, 1),
                        TraceKind.STEP,
                        row.getString(2),
                        row.getString(5),
                        id(row, 3),
                        new Actor(row.getString(8), id(row, 9), id(row, 10), row.getString(11)),
                        items(reasons.convertToEntityAttribute(row.getString(12))),
                        details("from", row.getString(6), "to", row.getString(7), "sequence", row.getString(4)),
                        "orders/" + id(row, 3) + "/history#" + row.getString(4)));
    }

    private List<TraceEntry> materials(Page page) {
        return list(
                page,
                TraceKind.MATERIAL,
                page.target().orders(),
                "SELECT uploaded_at, HEX(id), order_id, kind, media_type, sha256 FROM materials",
                "order_id",
                "uploaded_at",
                "HEX(id)",
                row -> new TraceEntry(
                        instant(row, 1),
                        TraceKind.MATERIAL,
                        row.getString(2),
                        row.getString(4),
                        id(row, 3),
                        null,
                        List.of(),
                        details("mediaType", row.getString(5)),
                        "sha256:" + row.getString(6)));
    }

    /** The last verdict of each order; verification-service has the earlier ones. */
    private List<TraceEntry> verdicts(Page page) {
        return list(
                page,
                TraceKind.VERDICT,
                page.target().orders(),
                "SELECT verdict_at, HEX(id), id, verdict_outcome, verdict_submission, rule_findings FROM orders",
                "verdict_at IS NOT NULL AND id",
                "verdict_at",
                "HEX(id)",
                row -> new TraceEntry(
                        instant(row, 1),
                        TraceKind.VERDICT,
                        row.getString(2),
                        row.getString(4),
                        id(row, 3),
                        new Actor("VERIFICATION", null, null, null),
                        items(findings.convertToEntityAttribute(row.getString(6))),
                        details("submission", row.getString(5)),
                        "orders/" + id(row, 3) + "#submission-" + row.getString(5)));
    }

    private List<TraceEntry> settlements(Page page) {
        return list(
                page,
                TraceKind.SETTLEMENT,
                page.target().orders(),
                "SELECT settled_at, CONCAT(HEX(order_id), LPAD(sequence, 10, '0'), HEX(CONCAT(pointer, rule))), order_id,"
                        + " result, rule, pointer, submission, ground, reviewer, paper_sha256, source FROM rule_settlements",
                "order_id",
                "settled_at",
                "CONCAT(HEX(order_id), LPAD(sequence, 10, '0'), HEX(CONCAT(pointer, rule)))",
                row -> new TraceEntry(
                        instant(row, 1),
                        TraceKind.SETTLEMENT,
                        row.getString(2),
                        row.getString(4),
                        id(row, 3),
                        new Actor("REVIEWER", id(row, 9), null, null),
                        List.of(),
                        details(
                                "rule", row.getString(5),
                                "pointer", row.getString(6),
                                "submission", row.getString(7),
                                "ground", row.getString(8)),
                        row.getString(10) == null ? "source:" + row.getString(11) : "sha256:" + row.getString(10)));
    }

    private List<TraceEntry> uploads(Page page) {
        return list(
                page,
                TraceKind.UPLOAD,
                page.target().orders(),
                "SELECT u.prepared_at, CONCAT(HEX(u.id), HEX(o.order_id)), o.order_id, u.state, o.submission, u.sequence_no,"
                        + " u.sent_at, u.file_name FROM authority_upload_orders o JOIN authority_uploads u ON u.id = o.upload_id",
                "o.order_id",
                "u.prepared_at",
                "CONCAT(HEX(u.id), HEX(o.order_id))",
                row -> new TraceEntry(
                        instant(row, 1),
                        TraceKind.UPLOAD,
                        row.getString(2),
                        row.getString(4),
                        id(row, 3),
                        new Actor("SYSTEM", null, null, null),
                        List.of(),
                        details(
                                "submission", row.getString(5),
                                "sequence", row.getString(6),
                                "sentAt", text(instant(row, 7))),
                        "file:" + row.getString(8)));
    }

    private List<TraceEntry> decisions(Page page) {
        return list(
                page,
                TraceKind.DECISION,
                page.target().orders(),
                "SELECT r.received_at, HEX(r.id), r.order_id, r.group_name, r.state, r.reason, r.settled_at, r.position,"
                        + " d.file_name, r.set_aside FROM authority_results r JOIN authority_downloads d ON d.id = r.download_id",
                "r.order_id",
                "r.received_at",
                "HEX(r.id)",
                row -> new TraceEntry(
                        instant(row, 1),
                        TraceKind.DECISION,
                        row.getString(2),
                        row.getString(4),
                        id(row, 3),
                        new Actor("AUTHORITY", null, null, null),
                        List.of(),
                        details(
                                "state", row.getString(5),
                                "reason", row.getString(6),
                                "setAside", row.getString(10),
                                "settledAt", text(instant(row, 7))),
                        "file:" + row.getString(9) + "#" + row.getString(8)));
    }

    private List<TraceEntry> acts(Page page) {
        return list(
                page,
                TraceKind.ACT,
                page.target().all(),
                "SELECT at, HEX(id), object_id, act, roles, account, client, outcome, reason, details, id FROM audit_entries",
                "(act NOT LIKE 'ORDER.%' OR outcome = 'REFUSED') AND object_id",
                "at",
                "HEX(id)",
                row -> new TraceEntry(
                        instant(row, 1),
                        TraceKind.ACT,
                        row.getString(2),
                        row.getString(4),
                        id(row, 3),
                        actor(row),
                        row.getString(9) == null ? List.of() : List.of(new Finding(row.getString(9), null, null)),
                        with(row.getString(10), row.getString(8)),
                        "audit/" + id(row, 11)));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        var role = row.getString(5).isEmpty() ? "SYSTEM" : row.getString(5);
        return "partner".equals(role)
                ? new Actor(role, null, id(row, 6), row.getString(7))
                : new Actor(role, id(row, 6), null, row.getString(7));
    }

    /** Reads the entries after the position: later ones, or those of the same moment at a place that was not shown. */
    private List<TraceEntry> list(
            Page page,
            TraceKind kind,
            Collection<UUID> ids,
            String columns,
            String key,
            String at,
            String place,
            Sql.Row<TraceEntry> entry) {
        var values = new ArrayList<Object>(ids);
        var moment = page.position().at();
        Collections.addAll(values, moment, moment, page.position().shownOf(kind), page.limit());
        return sql.list(
                entry,
                columns + " WHERE " + key + " IN (" + String.join(", ", Collections.nCopies(ids.size(), "?"))
                        + ") AND (" + at + " > ? OR (" + at + " = ? AND " + place + " > ?)) ORDER BY " + at + ", "
                        + place + " LIMIT ?",
                values.toArray());
    }

    private static List<Finding> items(Reasons some) {
        return some == null ? List.of() : some.items().stream().map(Finding::of).toList();
    }

    private static List<Finding> items(RuleFindings some) {
        return some == null ? List.of() : some.items().stream().map(Finding::of).toList();
    }

    private static Map<String, String> with(String json, String outcome) {
        try {
            var details = new TreeMap<>(JSON.readValue(json, DETAILS));
            details.put("outcome", outcome);
            return details;
        } catch (JsonProcessingException tampered) {
            return Map.of("outcome", outcome);
        }
    }

    private static Map<String, String> details(String... namesAndValues) {
        var details = new TreeMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                details.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return details;
    }

    private static String text(Instant at) {
        return at == null ? null : at.toString();
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
