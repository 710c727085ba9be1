package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.AccessRecord;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One record a domain and provider, and which provider serves a filed domain. Domains are A-labels without www. */
@ApplicationScoped
public class AccessRecordTable {

    private static final String RECORDS =
            "SELECT domain, provider, first_seen, last_seen, reported_at FROM access_records ";

    private final Sql sql;

    AccessRecordTable(Sql sql) {
        this.sql = sql;
    }

    /** Keeps the earliest and the latest request of the present record and this one. */
    public void merge(AccessRecord reported) {
        sql.update(
                "INSERT INTO access_records (domain, provider, first_seen, last_seen, reported_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE first_seen = LEAST(first_seen, ?), last_seen = GREATEST(last_seen, ?),"
                        + " reported_at = ?",
                reported.domain(),
                reported.provider(),
                reported.firstSeen(),
                reported.lastSeen(),
                reported.reportedAt(),
                reported.firstSeen(),
                reported.lastSeen(),
                reported.reportedAt());
    }

    public Optional<AccessRecord> find(String domain, UUID provider) {
        return sql.first(AccessRecordTable::record, RECORDS + "WHERE domain = ? AND provider = ?", domain, provider);
    }

    /** Returns the records of a domain by provider: those after the given one, or from the first if it is null. */
    public List<AccessRecord> page(String domain, UUID after, int limit) {
        return after == null
                ? sql.list(
                        AccessRecordTable::record,
                        RECORDS + "WHERE domain = ? ORDER BY provider LIMIT ?",
                        domain,
                        limit)
                : sql.list(
                        AccessRecordTable::record,
                        RECORDS + "WHERE domain = ? AND provider > ? ORDER BY provider LIMIT ?",
                        domain,
                        after,
                        limit);
    }

    /**
     * Whether the copy of the filings has a registered site of the domain that the provider serves.
     *
     * @param partner null for the provider that runs the platform
     */
    public boolean isFiledWith(String domain, UUID partner) {
        var served = "SELECT 1 FROM filed_site_domains d JOIN filed_sites s ON s.service_id = d.service_id"
                + " JOIN filed_subjects j ON j.subject_id = s.subject_id WHERE d.domain = ? AND s.status = 'REGISTERED'"
                + " AND s.access_status = 'LIVE' AND j.status = 'REGISTERED' AND ";
        var found = partner == null
                ? sql.first(row -> true, served + "j.partner IS NULL LIMIT 1", domain)
                : sql.first(row -> true, served + "j.partner = ? LIMIT 1", domain, partner);
        return found.isPresent();
    }

    private static AccessRecord record(ResultSet row) throws SQLException {
        return new AccessRecord(
                row.getString(1), Binary.toUuid(row.getBytes(2)), instant(row, 3), instant(row, 4), instant(row, 5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
