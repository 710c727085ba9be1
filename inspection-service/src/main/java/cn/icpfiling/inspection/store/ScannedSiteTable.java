package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.findings.ShellSitePolicy.Exemption;
import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The domains that a scan looks at, from the copy of the filings: domains of registered sites of registered subjects,
 * without what the policy exempts by kind or access.
 */
@ApplicationScoped
public class ScannedSiteTable {
    private static final String JOINED = " FROM filed_site_domains d JOIN filed_sites s ON s.service_id = d.service_id"
            + " JOIN filed_subjects j ON j.subject_id = s.subject_id ";
    private static final String REGISTERED = "s.status = 'REGISTERED' AND j.status = 'REGISTERED'";
    private static final String SITES =
            "SELECT d.domain, d.service_id, s.subject_id, j.partner, COALESCE(s.access_since, s.filed_at), "
                    + SiteScanTable.COLUMNS + JOINED
                    + "LEFT JOIN site_scan_states t ON t.domain = d.domain AND t.service_id = d.service_id ";

    /**
     * Begins with the findings that are not settled, whatever the statistics say: they are few, and a plan that begins with the sites, in
     * the order of the page, looks at each of them.
     */
    private static final String OPEN_FINDINGS = "SELECT d.domain, d.service_id, s.subject_id, j.partner,"
            + " COALESCE(s.access_since, s.filed_at), " + SiteScanTable.COLUMNS + ", f.finding_id"
            + " FROM findings f FORCE INDEX (findings_open_of_source)"
            + " STRAIGHT_JOIN site_scan_states t ON t.domain = f.source_key AND t.service_id = f.site"
            + " STRAIGHT_JOIN filed_site_domains d ON d.domain = t.domain AND d.service_id = t.service_id"
            + " STRAIGHT_JOIN filed_sites s ON s.service_id = d.service_id"
            + " STRAIGHT_JOIN filed_subjects j ON j.subject_id = s.subject_id"
            + " WHERE f.source = 'SCAN' AND f.unsettled = 1 AND f.reason = 'SITE.SHELL' AND f.finding_id > ? AND ";

    private static final String PAGE_OF_FINDINGS = " ORDER BY f.finding_id LIMIT ?";

    private final Sql sql;

    ScannedSiteTable(Sql sql) {
        this.sql = sql;
    }

    /** Which domain ends the next range, and how many domains the range has. */
    public record Range(String upTo, int domains) {}

    /** Returns the range of at most that many domains behind a domain; empty if there is none. The database counts them. */
    public Optional<Range> nextRange(String after, Set<Exemption> exemptions, int size) {
        return sql.first(
                        row -> new Range(row.getString(1), row.getInt(2)),
                        "SELECT MAX(r.domain), COUNT(*) FROM (SELECT d.domain" + JOINED + "WHERE d.domain > ? AND "
                                + scanned(exemptions) + " ORDER BY d.domain LIMIT ?) r",
                        after,
                        size)
                .filter(range -> range.domains() > 0);
    }

    /** @param upTo the last domain; null for no end */
    public List<ScannedSite> range(String after, String upTo, Set<Exemption> exemptions) {
        var values = new ArrayList<Object>(List.of(after));
        if (upTo != null) {
            values.add(upTo);
        }
        return sql.list(
                ScannedSiteTable::site,
                SITES + "WHERE d.domain > ? AND " + (upTo == null ? "" : "d.domain <= ? AND ") + scanned(exemptions),
                values.toArray());
    }

    /** The domain of a site, if the scan would look at it. */
    public Optional<ScannedSite> find(ScannedSite.Key key, Set<Exemption> exemptions) {
        return sql.first(
                ScannedSiteTable::site,
                SITES + "WHERE d.domain = ? AND d.service_id = ? AND " + scanned(exemptions),
                key.domain(),
                key.serviceId());
    }

    /**
     * Returns the sites whose last look has that health, by domain: those behind a key, or from the first if it is null.
     *
     * @param found whether the run of unhealthy looks led to a finding
     */
    public List<ScannedSite> withHealth(
            String health, boolean found, Set<Exemption> exemptions, ScannedSite.Key after, int limit) {
        var values = new ArrayList<Object>(List.of(health, found));
        return sql.list(
                ScannedSiteTable::site,
                "SELECT d.domain, d.service_id, s.subject_id, j.partner, COALESCE(s.access_since, s.filed_at), "
                        + SiteScanTable.COLUMNS
                        + " FROM site_scan_states t JOIN filed_site_domains d ON d.domain = t.domain AND d.service_id = t.service_id"
                        + " JOIN filed_sites s ON s.service_id = d.service_id JOIN filed_subjects j ON j.subject_id = s.subject_id"
                        + " WHERE t.health = ? AND t.found = ? AND " + scanned(exemptions)
                        + behind(after, limit, values),
                values.toArray());
    }

    /** A site and the finding of the scan about it that is not settled. */
    public record WithFinding(ScannedSite site, UUID finding) {}

    /** Unhealthy sites whose finding has ended although the scan still looks at them, behind the id of a finding. */
    public List<WithFinding> withEndedFinding(Set<Exemption> exemptions, UUID after, int limit) {
        return sql.list(ScannedSiteTable::withFinding, endedFinding(exemptions), after, limit);
    }

    static String endedFinding(Set<Exemption> exemptions) {
        return OPEN_FINDINGS + "f.state = 'ENDED' AND t.health = 'NOT_HERE' AND t.found = TRUE AND "
                + scanned(exemptions) + PAGE_OF_FINDINGS;
    }

    /**
     * Healthy sites with a finding of the scan that is not settled, behind the id of a finding; also of a state that was deleted in
     * between.
     */
    public List<WithFinding> healthyWithFinding(Set<Exemption> exemptions, UUID after, int limit) {
        return sql.list(ScannedSiteTable::withFinding, healthy(exemptions), after, limit);
    }

    static String healthy(Set<Exemption> exemptions) {
        return OPEN_FINDINGS + "t.health = 'HERE' AND " + scanned(exemptions) + PAGE_OF_FINDINGS;
    }

    /** Findings of the scan that are open although it does not look at their domain any more, behind an id, by their ids. */
    public List<UUID> findingsUnscanned(Set<Exemption> exemptions, UUID after, int limit) {
        return sql.list(row -> Binary.toUuid(row.getBytes(1)), unscanned(exemptions), after, limit);
    }

    static String unscanned(Set<Exemption> exemptions) {
        return "SELECT f.finding_id FROM findings f FORCE INDEX (findings_open_of_source)"
                + " WHERE f.source = 'SCAN' AND f.unsettled = 1 AND f.state <> 'ENDED'"
                + " AND f.finding_id > ? AND NOT EXISTS (SELECT 1" + JOINED
                + "WHERE d.domain = f.domain AND d.service_id = f.service_id AND " + scanned(exemptions) + ")"
                + PAGE_OF_FINDINGS;
    }

    /** The condition and the end of a page, by domain; adds its values. */
    private static String behind(ScannedSite.Key after, int limit, List<Object> values) {
        var condition = "";
        if (after != null) {
            condition = " AND (t.domain > ? OR (t.domain = ? AND t.service_id > ?))";
            values.addAll(List.of(after.domain(), after.domain(), after.serviceId()));
        }
        values.add(limit);
        return condition + " ORDER BY t.domain, t.service_id LIMIT ?";
    }

    /** Deletes the states of domains in a range that no scan looks at any more. */
    public int forgetOthers(String after, String upTo, Set<Exemption> exemptions) {
        var values = new ArrayList<Object>(List.of(after));
        if (upTo != null) {
            values.add(upTo);
        }
        return sql.update(
                "DELETE FROM site_scan_states WHERE domain > ?" + (upTo == null ? "" : " AND domain <= ?")
                        + " AND NOT EXISTS (SELECT 1" + JOINED + "WHERE d.domain = site_scan_states.domain"
                        + " AND d.service_id = site_scan_states.service_id AND " + scanned(exemptions) + ")",
                values.toArray());
    }

    private static String scanned(Set<Exemption> exemptions) {
        return REGISTERED
                + (exemptions.contains(Exemption.NOT_A_WEBSITE) ? " AND s.kind = 'WEBSITE'" : "")
                + (exemptions.contains(Exemption.ACCESS_CANCELLED) ? " AND s.access_status = 'LIVE'" : "");
    }

    private static WithFinding withFinding(ResultSet row) throws SQLException {
        return new WithFinding(site(row), Binary.toUuid(row.getBytes("finding_id")));
    }

    private static ScannedSite site(ResultSet row) throws SQLException {
        var partner = row.getBytes(4);
        return new ScannedSite(
                Binary.toUuid(row.getBytes(2)),
                Binary.toUuid(row.getBytes(3)),
                row.getString(1),
                partner == null ? NetworkList.OWN_PROVIDER : Binary.toUuid(partner),
                row.getObject(5, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                SiteScanTable.state(row, 6));
    }
}
