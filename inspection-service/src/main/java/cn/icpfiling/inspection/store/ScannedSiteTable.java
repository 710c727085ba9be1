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

    private static final String FINDING =
            "JOIN findings f ON f.site = t.service_id AND f.reason = 'SITE.SHELL' AND f.source = 'SCAN'"
                    + " AND f.source_key = t.domain AND f.unsettled = 1 ";

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

    /** Unhealthy sites whose finding has ended although the scan still looks at them. */
    public List<ScannedSite> withEndedFinding(Set<Exemption> exemptions, ScannedSite.Key after, int limit) {
        var values = new ArrayList<Object>();
        return sql.list(
                ScannedSiteTable::site,
                SITES + FINDING + "WHERE t.health = 'NOT_HERE' AND t.found = TRUE AND f.state = 'ENDED' AND "
                        + scanned(exemptions) + behind(after, limit, values),
                values.toArray());
    }

    /** Healthy sites with a finding of the scan that is not settled; also of a state that was deleted in between. */
    public List<ScannedSite> healthyWithFinding(Set<Exemption> exemptions, ScannedSite.Key after, int limit) {
        var values = new ArrayList<Object>();
        return sql.list(
                ScannedSiteTable::site,
                SITES + FINDING + "WHERE t.health = 'HERE' AND " + scanned(exemptions) + behind(after, limit, values),
                values.toArray());
    }

    /** Findings of the scan that are open although it does not look at their domain any more, behind an id, by their ids. */
    public List<UUID> findingsUnscanned(Set<Exemption> exemptions, UUID after, int limit) {
        return sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT f.finding_id FROM findings f WHERE f.source = 'SCAN' AND f.unsettled = 1 AND f.state <> 'ENDED'"
                        + " AND f.finding_id > ? AND NOT EXISTS (SELECT 1" + JOINED
                        + "WHERE d.domain = f.domain AND d.service_id = f.service_id AND " + scanned(exemptions)
                        + ") ORDER BY f.finding_id LIMIT ?",
                after,
                limit);
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
