package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.campaigns.UnusedSiteRule;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Home pages as they were seen. A row never changes. */
@ApplicationScoped
public class PageEvidenceTable {

    private final Sql sql;

    PageEvidenceTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param domain an A-label without www.
     * @param sha256 of the body, 32 bytes; null if there was none
     * @param showsNothing whether the look met no page of the site
     * @param content encrypted for its column
     */
    public record Row(
            UUID id,
            UUID serviceId,
            String domain,
            Instant fetchedAt,
            byte[] sha256,
            boolean showsNothing,
            byte[] content) {}

    public void insert(Row row) {
        sql.update(
                "INSERT INTO page_evidence (evidence_id, service_id, domain, fetched_at, sha256, shows_nothing,"
                        + " content) VALUES (?, ?, ?, ?, ?, ?, ?)",
                row.id(),
                row.serviceId(),
                row.domain(),
                row.fetchedAt(),
                row.sha256(),
                row.showsNothing(),
                row.content());
    }

    public Optional<Row> find(UUID id) {
        return sql.first(
                PageEvidenceTable::row,
                "SELECT evidence_id, service_id, domain, fetched_at, sha256, shows_nothing, content FROM page_evidence"
                        + " WHERE evidence_id = ?",
                id);
    }

    /**
     * Returns the looks at a domain of a site: those since a moment as counts, so that many of them cost no memory, and the
     * newest ones before it.
     */
    public UnusedSiteRule.Looks looks(UUID service, String domain, Instant since, int earlier) {
        var before = sql.list(
                row -> row.getBoolean(1),
                "SELECT shows_nothing FROM page_evidence WHERE service_id = ? AND domain = ? AND fetched_at < ?"
                        + " ORDER BY fetched_at DESC LIMIT ?",
                service,
                domain,
                since,
                earlier);
        return sql.first(
                        row -> new UnusedSiteRule.Looks(row.getInt(1), row.getInt(2), before),
                        "SELECT COUNT(*), COALESCE(SUM(CASE WHEN shows_nothing THEN 0 ELSE 1 END), 0) FROM"
                                + " page_evidence WHERE service_id = ? AND domain = ? AND fetched_at >= ?",
                        service,
                        domain,
                        since)
                .orElseThrow();
    }

    /** Deletes the oldest rows in a transaction of its own. Returns how many it deleted. */
    @Transactional
    public int forget(Instant before, int most) {
        return sql.update("DELETE FROM page_evidence WHERE fetched_at < ? ORDER BY fetched_at LIMIT ?", before, most);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                row.getString(3),
                row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getBytes(5),
                row.getBoolean(6),
                row.getBytes(7));
    }
}
