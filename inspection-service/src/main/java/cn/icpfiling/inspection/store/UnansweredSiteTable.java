package cn.icpfiling.inspection.store;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Domains of served sites whose name servers have given the same useless answer over many scans: they refuse the zone, do not
 * have it, or fail. A group of name servers that a scan has frozen since then does not count. Nor does a domain that a finding
 * tells or that a person has looked at since then.
 */
@ApplicationScoped
public class UnansweredSiteTable {
    private static final String UNANSWERED = " FROM site_scan_states t"
            + " JOIN filed_sites s ON s.service_id = t.service_id JOIN filed_subjects j ON j.subject_id = s.subject_id"
            + " WHERE t.health = 'UNKNOWN' AND t.verdict IN ('LAME', 'REFUSED', 'SERVFAIL') AND t.since < ?"
            + " AND (SELECT COUNT(*) FROM scans c WHERE c.state = 'FINISHED' AND c.number >= t.since_scan) >= ?"
            + " AND s.status = 'REGISTERED' AND s.access_status = 'LIVE' AND j.status = 'REGISTERED'"
            + " AND NOT EXISTS (SELECT 1 FROM scan_frozen_groups g JOIN scans z ON z.scan_id = g.scan_id"
            + " WHERE g.kind = 'NAME_SERVERS' AND g.name_servers = t.name_servers AND z.number >= t.since_scan)"
            + " AND NOT EXISTS (SELECT 1 FROM findings f WHERE f.site = t.service_id AND f.unsettled = 1"
            + " AND f.reason IN ('SITE.SHELL', 'SITE.NOT_IN_USE', 'ACCESS.NO_RESOLUTION')"
            + " AND (f.domain IS NULL OR f.domain = t.domain))"
            + " AND NOT EXISTS (SELECT 1 FROM campaign_results r WHERE r.service_id = t.service_id"
            + " AND r.check_kind = 'ADDRESS' AND r.by_person = TRUE AND r.checked_at > t.since)";

    private final Sql sql;

    UnansweredSiteTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Returns the sites, by their ids, at most that many.
     *
     * @param before the answer has been the same since before this moment
     * @param looks finished scans that have had it, at least
     */
    public List<UUID> sites(Instant before, int looks, int limit) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT DISTINCT t.service_id" + UNANSWERED + " ORDER BY t.service_id LIMIT ?",
                before,
                looks,
                limit);
    }

    /** How many domains there are; counts no further than the limit. */
    public long domains(Instant before, int looks, int limit) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM (SELECT t.domain" + UNANSWERED + " LIMIT ?) u",
                        before,
                        looks,
                        limit)
                .orElseThrow();
    }
}
