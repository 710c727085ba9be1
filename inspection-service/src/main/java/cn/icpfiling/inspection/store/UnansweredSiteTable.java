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
 * tells, or on which a person has decided since the looks sufficed.
 */
@ApplicationScoped
public class UnansweredSiteTable {
    /** Its values: the scan and the moment of {@link Enough}, and one less than its looks. */
    static final String UNANSWERED = " FROM site_scan_states t"
            + " JOIN filed_sites s ON s.service_id = t.service_id JOIN filed_subjects j ON j.subject_id = s.subject_id"
            + " WHERE t.health = 'UNKNOWN' AND t.verdict IN ('LAME', 'REFUSED', 'SERVFAIL')"
            + " AND t.since_scan <= ? AND t.since < ?"
            + " AND s.status = 'REGISTERED' AND s.access_status = 'LIVE' AND j.status = 'REGISTERED'"
            + " AND NOT EXISTS (SELECT 1 FROM scan_frozen_groups g JOIN scans z ON z.scan_id = g.scan_id"
            + " WHERE g.kind = 'NAME_SERVERS' AND g.name_servers = t.name_servers AND z.number >= t.since_scan)"
            + " AND NOT EXISTS (SELECT 1 FROM findings f WHERE f.site = t.service_id AND f.unsettled = 1"
            + " AND f.reason IN ('SITE.SHELL', 'SITE.NOT_IN_USE', 'ACCESS.NO_RESOLUTION')"
            + " AND (f.domain IS NULL OR f.domain = t.domain))"
            + " AND NOT EXISTS (SELECT 1 FROM campaign_results r WHERE r.service_id = t.service_id"
            + " AND r.check_kind = 'ADDRESS' AND r.by_person = TRUE AND r.state <> 'UNKNOWN'"
            + " AND r.checked_at >= (SELECT c.ended_at FROM scans c WHERE c.state = 'FINISHED'"
            + " AND c.number >= t.since_scan ORDER BY c.number LIMIT 1 OFFSET ?))";

    /** Sites that no campaign waits for a person to decide on. */
    private static final String IN_NO_CAMPAIGN =
            " AND NOT EXISTS (SELECT 1 FROM campaign_chosen_sites h JOIN campaigns o ON o.campaign_id = h.campaign_id"
                    + " WHERE h.service_id = t.service_id AND o.state IN ('DRAFT', 'RUNNING', 'PAUSED')"
                    + " AND FIND_IN_SET('ADDRESS', o.checks) > 0)";

    private final Sql sql;

    UnansweredSiteTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * How long an answer must have lasted.
     *
     * @param scan the number of the finished scan that has had it first, at the latest
     * @param before it has been the same since before this moment
     * @param looks finished scans that a person's decision must have had
     */
    public record Enough(long scan, Instant before, int looks) {}

    /** Returns the sites that no open campaign has chosen for the check of addresses, by their ids, at most that many. */
    public List<UUID> sites(Enough enough, int limit) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT DISTINCT t.service_id" + UNANSWERED + IN_NO_CAMPAIGN + " ORDER BY t.service_id LIMIT ?",
                enough.scan(),
                enough.before(),
                enough.looks() - 1,
                limit);
    }

    /** How many domains there are, also those of open campaigns; counts no further than the limit. */
    public long domains(Enough enough, int limit) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM (SELECT t.domain" + UNANSWERED + " LIMIT ?) u",
                        enough.scan(),
                        enough.before(),
                        enough.looks() - 1,
                        limit)
                .orElseThrow();
    }
}
