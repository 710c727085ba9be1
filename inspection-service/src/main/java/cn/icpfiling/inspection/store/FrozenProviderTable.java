package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.scans.FrozenProvider;
import cn.icpfiling.inspection.core.scans.FrozenProvider.Decision;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The providers that scans have frozen, beside the groups of name servers in {@code scan_frozen_groups}, and the states of
 * their domains. A subject without a partner belongs to the provider that runs the platform.
 */
@ApplicationScoped
public class FrozenProviderTable {

    private static final String ALL =
            "SELECT g.scan_id, g.name_servers, g.domains, g.bad, g.decision, g.decided_by, g.decided_at"
                    + " FROM scan_frozen_groups g ";
    private static final String SHOWN =
            "SELECT v.scan_id AS shown_in, g.scan_id, g.name_servers, g.domains, g.bad, g.decision,"
                    + " g.decided_by, g.decided_at";
    static final String GROUPS_MOSTLY_OF = "SELECT own.name_servers FROM (SELECT t.name_servers, COUNT(*) AS domains"
            + " FROM filed_subjects j JOIN filed_sites s ON s.subject_id = j.subject_id"
            + " JOIN site_scan_states t ON t.service_id = s.service_id WHERE j.partner <=> ? AND t.name_servers <> ''"
            + " GROUP BY t.name_servers) own WHERE own.domains * 2 >="
            + " (SELECT COUNT(*) FROM site_scan_states a WHERE a.name_servers = own.name_servers)";
    private static final String OF_PROVIDER = "service_id IN (SELECT s.service_id FROM filed_sites s"
            + " JOIN filed_subjects j ON j.subject_id = s.subject_id WHERE j.partner <=> ?)";

    static final String FIRST_UNHEALTHY_BEHIND =
            "SELECT t.first_unhealthy_scan, t.name_servers, t.domain, t.service_id,"
                    + " j.subject_id IS NOT NULL AND j.partner <=> ? FROM site_scan_states t FORCE INDEX (site_scan_states_first)"
                    + " LEFT JOIN filed_sites s ON s.service_id = t.service_id"
                    + " LEFT JOIN filed_subjects j ON j.subject_id = s.subject_id WHERE "
                    + SiteScanTable.FIRST_UNHEALTHY
                    + " AND (t.first_unhealthy_scan > ? OR (t.first_unhealthy_scan = ? AND (t.name_servers > ?"
                    + " OR (t.name_servers = ? AND (t.domain > ? OR (t.domain = ? AND t.service_id > ?))))))"
                    + " ORDER BY t.first_unhealthy_scan, t.name_servers, t.domain, t.service_id LIMIT ?";
    static final String END_OF_BATCH = "SELECT MAX(r.domain) FROM (SELECT domain FROM site_scan_states"
            + " FORCE INDEX (site_scan_states_health) WHERE health = 'NOT_HERE' AND found = ? AND domain > ?"
            + " ORDER BY domain LIMIT ?) r";
    static final String MISS = "UPDATE site_scan_states FORCE INDEX (site_scan_states_health)"
            + " SET missed = missed + 1, missed_scan = ? WHERE health = 'NOT_HERE' AND found = ? AND domain > ?"
            + " AND domain <= ? AND first_unhealthy_scan <= " + SiteScanTable.LAST_JUDGED
            + " AND (missed_scan IS NULL OR missed_scan < ?) AND " + OF_PROVIDER;

    private final Sql sql;

    FrozenProviderTable(Sql sql) {
        this.sql = sql;
    }

    /** Domains of a provider that were here and that a scan found away. */
    public record Turned(UUID provider, long away) {}

    /** The providers with at least that many domains that were here before and were first found away since the scan that was last judged. */
    public List<Turned> turnedAway(long scan, int fewest) {
        return sql.list(
                row -> new Turned(provider(row.getBytes(1)), row.getLong(2)),
                "SELECT j.partner, COUNT(*) FROM site_scan_states t JOIN filed_sites s ON s.service_id = t.service_id"
                        + " JOIN filed_subjects j ON j.subject_id = s.subject_id"
                        + " WHERE " + SiteScanTable.FIRST_UNHEALTHY
                        + " AND t.was_here = TRUE GROUP BY j.partner HAVING COUNT(*) >= ?",
                scan,
                scan,
                fewest);
    }

    /** How many domains of the provider are here by their last look. */
    public long here(UUID provider) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM filed_subjects j JOIN filed_sites s ON s.subject_id = j.subject_id"
                                + " JOIN site_scan_states t ON t.service_id = s.service_id"
                                + " WHERE j.partner <=> ? AND t.health = 'HERE'",
                        partner(provider))
                .orElseThrow();
    }

    /** Adds a frozen provider to a scan. One whose freeze is open already keeps that one. */
    public void add(UUID scan, UUID provider, long sites, long away) {
        sql.update(
                "INSERT INTO scan_frozen_groups (scan_id, part, kind, name_servers, domains, bad)"
                        + " VALUES (?, ?, 'PROVIDER', ?, ?, ?) ON DUPLICATE KEY UPDATE bad = bad",
                scan,
                ScanTable.WHOLE_SCAN,
                provider.toString(),
                sites,
                away);
    }

    /** The providers whose freeze waits for a person, the longest first. */
    public List<FrozenProvider> open() {
        return sql.list(
                FrozenProviderTable::frozen,
                ALL + "JOIN scans s ON s.scan_id = g.scan_id WHERE g.open_provider IS NOT NULL"
                        + " ORDER BY s.number, g.name_servers");
    }

    public long openOnes() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM scan_frozen_groups WHERE open_provider IS NOT NULL")
                .orElse(0L);
    }

    /** Whether the provider of this site is frozen and waits for a person. */
    public boolean isFrozen(UUID service) {
        return providerOf(service)
                .filter(provider -> sql.first(
                                row -> true,
                                "SELECT 1 FROM scan_frozen_groups WHERE open_provider = ?",
                                provider.toString())
                        .isPresent())
                .isPresent();
    }

    /** When a person last discarded the looks of this site's provider. Looks from before count for nothing (ADR 0031). */
    public Optional<Instant> discardedAt(UUID service) {
        return providerOf(service)
                .flatMap(provider -> sql.first(
                        row -> row.getObject(1, LocalDateTime.class),
                        "SELECT decided_at FROM scan_frozen_groups WHERE kind = 'PROVIDER' AND name_servers = ?"
                                + " AND decision = 'DISCARDED' ORDER BY decided_at DESC LIMIT 1",
                        provider.toString()))
                .map(at -> at.toInstant(ZoneOffset.UTC));
    }

    private Optional<UUID> providerOf(UUID service) {
        return sql.first(
                row -> provider(row.getBytes(1)),
                "SELECT j.partner FROM filed_sites s JOIN filed_subjects j ON j.subject_id = s.subject_id"
                        + " WHERE s.service_id = ?",
                service);
    }

    /**
     * A freeze with the name of its provider.
     *
     * @param name null without a list of networks
     */
    public record Shown(FrozenProvider frozen, String name) {}

    /**
     * At most so many providers of each scan: those that it has frozen, and those of earlier scans whose freeze is still open. A scan
     * without one is left out.
     */
    public Map<UUID, List<Shown>> shownIn(Collection<UUID> scans, int limit) {
        if (scans.isEmpty()) {
            return Map.of();
        }
        var values = new ArrayList<Object>(scans);
        values.addAll(scans);
        values.add(limit);
        return sql
                .list(
                        row -> Map.entry(Binary.toUuid(row.getBytes(9)), new Shown(frozen(row), row.getString(8))),
                        "SELECT r.scan_id, r.name_servers, r.domains, r.bad, r.decision, r.decided_by, r.decided_at, l.name, r.shown_in"
                                + " FROM (SELECT w.scan_id, w.name_servers, w.domains, w.bad, w.decision, w.decided_by, w.decided_at,"
                                + " w.shown_in, ROW_NUMBER() OVER (PARTITION BY w.shown_in"
                                + " ORDER BY w.number DESC, w.bad DESC, w.name_servers) AS place FROM ("
                                + SHOWN + ", v.number FROM scans v JOIN scan_frozen_groups g ON g.scan_id = v.scan_id"
                                + " WHERE g.kind = 'PROVIDER' AND v.scan_id IN " + ScanTable.places(scans)
                                + " UNION ALL "
                                + SHOWN + ", s.number FROM scan_frozen_groups g JOIN scans s ON s.scan_id = g.scan_id"
                                + " JOIN scans v ON v.number > s.number WHERE g.open_provider IS NOT NULL AND v.scan_id IN "
                                + ScanTable.places(scans) + ") w) r"
                                + " LEFT JOIN network_lists l ON l.provider = UNHEX(REPLACE(r.name_servers, '-', ''))"
                                + " WHERE r.place <= ? ORDER BY r.shown_in, r.place",
                        values.toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Locks a freeze until the end of the caller's transaction. */
    public Optional<FrozenProvider> locked(UUID scan, UUID provider) {
        return sql.first(
                FrozenProviderTable::frozen,
                ALL + "WHERE g.scan_id = ? AND g.part = ? AND g.kind = 'PROVIDER' AND g.name_servers = ? FOR UPDATE",
                scan,
                ScanTable.WHOLE_SCAN,
                provider.toString());
    }

    /** Notes what a person decided about a freeze that the caller has locked. */
    public void decide(UUID scan, UUID provider, Decision decision, UUID by, Instant at) {
        sql.update(
                "UPDATE scan_frozen_groups SET decision = ?, decided_by = ?, decided_at = ?"
                        + " WHERE scan_id = ? AND part = ? AND kind = 'PROVIDER' AND name_servers = ?",
                decision.name(),
                by,
                at,
                scan,
                ScanTable.WHOLE_SCAN,
                provider.toString());
    }

    /**
     * Lets a scan use up the releases that no scan has used, and returns the providers whose looks count in it whatever
     * their number: those of a release that this scan used, now or when it was judged before. A scan that was cancelled while it
     * was judged has counted a part of the looks at most, so the next one uses its releases, too.
     */
    public Set<UUID> releasedFor(long scan) {
        sql.update(
                "UPDATE scan_frozen_groups SET counted_in = ? WHERE decision = 'RELEASED'"
                        + " AND (counted_in IS NULL OR counted_in > " + SiteScanTable.LAST_JUDGED + ")",
                scan,
                scan);
        return new HashSet<>(sql.list(
                row -> UUID.fromString(row.getString(1)),
                "SELECT name_servers FROM scan_frozen_groups WHERE decision = 'RELEASED' AND counted_in = ?",
                scan));
    }

    /**
     * The releases that the scan under way uses, or has used.
     *
     * @param scan the number of the newest scan; 0 while no release is in use
     */
    public record Releases(long scan, Set<UUID> providers) {}

    public Releases releasesInUse() {
        var scan = new AtomicLong();
        var providers = sql.list(
                row -> {
                    scan.set(row.getLong(2));
                    return UUID.fromString(row.getString(1));
                },
                "SELECT DISTINCT g.name_servers, n.number FROM scan_frozen_groups g"
                        + " JOIN (SELECT MAX(number) AS number FROM scans) n WHERE g.decision = 'RELEASED'"
                        + " AND (g.counted_in IS NULL OR g.counted_in > (SELECT COALESCE(MAX(f.number), 0) FROM scans f"
                        + " WHERE f.state = 'FINISHED' AND f.number < n.number))");
        return new Releases(scan.get(), Set.copyOf(providers));
    }

    /**
     * The groups of name servers of which at least half the domains are the provider's. The statement begins with the
     * provider's sites and counts each of their groups by its key, so that it costs what the provider has and not what all have.
     */
    public Set<String> groupsMostlyOf(UUID provider) {
        return new HashSet<>(sql.list(row -> row.getString(1), GROUPS_MOSTLY_OF, partner(provider)));
    }

    /** A domain in the order of the key by which the first unhealthy looks are read. */
    public record Place(long firstUnhealthyScan, String nameServers, String domain, UUID service) {
        public static final Place FIRST = new Place(0, "", "", new UUID(0, 0));
    }

    /**
     * The next domains that were first found unhealthy, of any provider.
     *
     * @param ofProvider those of the provider
     */
    public record FirstUnhealthy(List<Place> ofProvider, Place last) {}

    /** Each batch begins behind the one before, so that none passes the domains of the other providers again; empty behind the last one. */
    public Optional<FirstUnhealthy> firstUnhealthy(long scan, UUID provider, Place after, int limit) {
        var ofProvider = new ArrayList<Place>();
        var all = sql.list(
                row -> {
                    var place = new Place(
                            row.getLong(1), row.getString(2), row.getString(3), Binary.toUuid(row.getBytes(4)));
                    if (row.getBoolean(5)) {
                        ofProvider.add(place);
                    }
                    return place;
                },
                FIRST_UNHEALTHY_BEHIND,
                partner(provider),
                scan,
                scan,
                after.firstUnhealthyScan(),
                after.firstUnhealthyScan(),
                after.nameServers(),
                after.nameServers(),
                after.domain(),
                after.domain(),
                after.service(),
                limit);
        return all.isEmpty() ? Optional.empty() : Optional.of(new FirstUnhealthy(ofProvider, all.getLast()));
    }

    /** Takes back the first unhealthy looks of domains; they count as not looked at. */
    public int freeze(long scan, List<Place> domains) {
        if (domains.isEmpty()) {
            return 0;
        }
        var values = new ArrayList<Object>(List.of(SiteLook.FROZEN, scan, scan));
        domains.forEach(place -> Collections.addAll(values, place.domain(), place.service()));
        return sql.update(
                "UPDATE site_scan_states FORCE INDEX (PRIMARY) SET health = 'UNKNOWN', verdict = ?, digest = 0,"
                        + " first_unhealthy_scan = NULL, first_unhealthy_at = NULL, missed = 0, unknown_since_scan = NULL"
                        + " WHERE " + SiteScanTable.FIRST_UNHEALTHY + " AND ("
                        + String.join(" OR ", Collections.nCopies(domains.size(), "(domain = ? AND service_id = ?)"))
                        + ")",
                values.toArray());
    }

    /** Returns the last of the next domains that are away, of any provider, behind a domain; empty if there is none. */
    public Optional<String> endOfBatch(boolean found, String after, int limit) {
        return sql.first(row -> Optional.ofNullable(row.getString(1)), END_OF_BATCH, found, after, limit)
                .flatMap(last -> last);
    }

    /**
     * The scan counts as missed for the provider's domains in a range whose unhealthy run had begun before; once. Each batch begins behind
     * the one before.
     *
     * @param found whether the run led to a finding
     */
    public int miss(long scan, UUID provider, boolean found, String after, String upTo) {
        return sql.update(MISS, scan, found, after, upTo, scan, scan, partner(provider));
    }

    /** The copy of the record names no partner for the provider that runs the platform. */
    private static UUID partner(UUID provider) {
        return provider.equals(NetworkList.OWN_PROVIDER) ? null : provider;
    }

    private static UUID provider(byte[] partner) {
        return partner == null ? NetworkList.OWN_PROVIDER : Binary.toUuid(partner);
    }

    private static FrozenProvider frozen(ResultSet row) throws SQLException {
        var decision = row.getString(5);
        var by = row.getBytes(6);
        var at = row.getObject(7, LocalDateTime.class);
        return new FrozenProvider(
                Binary.toUuid(row.getBytes(1)),
                UUID.fromString(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                decision == null ? null : Decision.valueOf(decision),
                by == null ? null : Binary.toUuid(by),
                at == null ? null : at.toInstant(ZoneOffset.UTC));
    }
}
