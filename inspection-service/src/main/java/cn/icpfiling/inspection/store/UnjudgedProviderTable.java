package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The providers of domains that a scan could not judge for want of networks to compare with. */
@ApplicationScoped
public class UnjudgedProviderTable {
    /** Begins with the domains that have the verdict, by the key site_scan_states_unanswered. */
    private static final String UNJUDGED = "SELECT j.partner, COUNT(*) FROM site_scan_states t"
            + " JOIN filed_sites s ON s.service_id = t.service_id JOIN filed_subjects j ON j.subject_id = s.subject_id"
            + " WHERE t.health = 'UNKNOWN' AND t.verdict = ?"
            + " AND s.status = 'REGISTERED' AND s.access_status = 'LIVE' AND j.status = 'REGISTERED' GROUP BY j.partner"
            + " ORDER BY COUNT(*) DESC, j.partner";

    private final Sql sql;

    UnjudgedProviderTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * A provider and how many domains of its filings were not judged.
     *
     * @param provider of a subject without a partner, {@link NetworkList#OWN_PROVIDER}
     */
    public record Unjudged(UUID provider, long domains) {}

    /**
     * What was noted of a provider.
     *
     * @param name null without a list of networks
     */
    public record Noted(UUID provider, String name, long domains) {}

    /** The providers by the last looks at their domains, most domains first. */
    public List<Unjudged> now() {
        return sql.list(
                row -> new Unjudged(
                        row.getBytes(1) == null ? NetworkList.OWN_PROVIDER : Binary.toUuid(row.getBytes(1)),
                        row.getLong(2)),
                UNJUDGED,
                SiteLook.NO_NETWORKS);
    }

    /** Notes the providers at a scan; a later note of the same scan replaces it. */
    public void note(UUID scan, List<Unjudged> unjudged) {
        sql.update("DELETE FROM scan_unjudged_providers WHERE scan_id = ?", scan);
        for (var one : unjudged) {
            sql.update(
                    "INSERT INTO scan_unjudged_providers (scan_id, provider_id, domains) VALUES (?, ?, ?)",
                    scan,
                    one.provider(),
                    one.domains());
        }
    }

    /** What was noted at these scans: at most so many providers of each, most domains first. */
    public Map<UUID, List<Noted>> of(Collection<UUID> scans, int limit) {
        if (scans.isEmpty()) {
            return Map.of();
        }
        var values = new ArrayList<Object>(scans);
        values.add(limit);
        return sql
                .list(
                        row -> Map.entry(
                                Binary.toUuid(row.getBytes(1)),
                                new Noted(Binary.toUuid(row.getBytes(2)), row.getString(3), row.getLong(4))),
                        "SELECT u.scan_id, u.provider_id, l.name, u.domains FROM (SELECT scan_id, provider_id, domains,"
                                + " ROW_NUMBER() OVER (PARTITION BY scan_id ORDER BY domains DESC, provider_id) AS place"
                                + " FROM scan_unjudged_providers WHERE scan_id IN ("
                                + String.join(", ", Collections.nCopies(scans.size(), "?")) + ")) u"
                                + " LEFT JOIN network_lists l ON l.provider = u.provider_id"
                                + " WHERE u.place <= ? ORDER BY u.scan_id, u.place",
                        values.toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
