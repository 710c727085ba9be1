package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import cn.icpfiling.platform.auditchain.AuditEntry;
import cn.icpfiling.platform.auditchain.Link;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The statements of the audit. */
@ApplicationScoped
class AuditTable {
    private final Sql sql;

    AuditTable(Sql sql) {
        this.sql = sql;
    }

    void insert(AuditEntry entry) {
        sql.update(
                """
                INSERT INTO audit_entries (id, at, account, client, roles, act, object_type, object_id, outcome, reason,
                                           details, trace_id, key_id, mac)
                VALUES (?, UTC_TIMESTAMP(6), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                entry.id(),
                entry.account(),
                entry.client(),
                entry.roles(),
                entry.act(),
                entry.objectType(),
                entry.objectId(),
                entry.outcome(),
                entry.reason(),
                entry.details(),
                entry.traceId(),
                entry.keyId(),
                entry.mac());
    }

    /** An entry with its number in the queue. */
    record Waiting(long n, AuditEntry entry) {}

    /**
     * Returns the entries in the order of the queue, not of their times: a transaction that commits late joins the
     * queue late.
     */
    List<Waiting> waiting(int limit) {
        return sql.list(
                row -> new Waiting(row.getLong("u.n"), AuditRows.entry(row)),
                "SELECT u.n AS `u.n`, " + aliased(AuditRows.ENTRY)
                        + " FROM audit_unchained_entries u JOIN audit_entries e ON e.id = u.entry_id ORDER BY u.n LIMIT ?",
                limit);
    }

    /** Labels each column with its table, because Connector/J finds a column by its label. */
    static String aliased(String columns) {
        return String.join(
                ", ",
                List.of(columns.split(",\\s*")).stream()
                        .map(column -> column + " AS `" + column + "`")
                        .toList());
    }

    Link head() {
        return sql.first(
                        AuditRows::link,
                        "SELECT " + aliased("c.number, c.entry_id, c.key_id, c.hash, c.chained_at")
                                + " FROM audit_chain c ORDER BY c.number DESC LIMIT 1")
                .orElse(Link.NONE);
    }

    /** When the first link of all was made; a chain without a link has none. */
    Instant firstChainedAt() {
        return sql.first(
                        row -> row.getObject(1, LocalDateTime.class),
                        "SELECT chained_at FROM audit_chain ORDER BY number LIMIT 1")
                .orElseThrow()
                .toInstant(ZoneOffset.UTC);
    }

    Instant now() {
        return sql.first(row -> row.getObject(1, LocalDateTime.class), "SELECT UTC_TIMESTAMP(6)")
                .orElseThrow()
                .toInstant(ZoneOffset.UTC);
    }

    void append(List<Link> links, List<Long> chained) {
        var values = new ArrayList<Object>();
        for (var link : links) {
            Collections.addAll(values, link.number(), link.entryId(), link.keyId(), link.hash(), link.chainedAt());
        }
        sql.update(
                "INSERT INTO audit_chain (number, entry_id, key_id, hash, chained_at) VALUES "
                        + String.join(", ", Collections.nCopies(links.size(), "(?, ?, ?, ?, ?)")),
                values.toArray());
        sql.update(
                "DELETE FROM audit_unchained_entries WHERE n IN ("
                        + String.join(", ", Collections.nCopies(chained.size(), "?")) + ")",
                chained.toArray());
    }

    Optional<Anchor> lastAnchor() {
        return sql.first(row -> row.getString(1), "SELECT document FROM audit_anchors ORDER BY sequence DESC LIMIT 1")
                .map(AnchorJson::read);
    }

    /** Newest first. */
    List<Anchor> anchors(long before, int limit) {
        return sql.list(
                row -> AnchorJson.read(row.getString(1)),
                "SELECT document FROM audit_anchors WHERE sequence < ? ORDER BY sequence DESC LIMIT ?",
                before,
                limit);
    }

    Optional<Anchor> anchor(long sequence) {
        return sql.first(row -> row.getString(1), "SELECT document FROM audit_anchors WHERE sequence = ?", sequence)
                .map(AnchorJson::read);
    }

    /** Between the two numbers, oldest first. */
    List<Anchor> anchorsBetween(long after, long before, int limit) {
        return sql.list(
                row -> AnchorJson.read(row.getString(1)),
                "SELECT document FROM audit_anchors WHERE sequence > ? AND sequence < ? ORDER BY sequence LIMIT ?",
                after,
                before,
                limit);
    }

    void add(Anchor anchor) {
        sql.update(
                "INSERT INTO audit_anchors (sequence, number, document) VALUES (?, ?, ?)",
                anchor.sequence(),
                anchor.number(),
                AnchorJson.write(anchor));
    }

    /** The length of the queue and the age of its oldest entry. */
    record Backlog(long depth, double oldestSeconds) {
        static final Backlog NONE = new Backlog(0, 0);
    }

    Backlog backlog() {
        return sql.first(row -> new Backlog(row.getLong(1), row.getLong(2) / 1e6), """
                        SELECT COUNT(*), COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(e.at), UTC_TIMESTAMP(6)), 0)
                          FROM audit_unchained_entries u LEFT JOIN audit_entries e ON e.id = u.entry_id""")
                .orElse(Backlog.NONE);
    }
}
