package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.scans.FrozenGroup;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.core.scans.SiteState;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The states of scanned domains, one row a domain of a site. */
@ApplicationScoped
public class SiteScanTable {
    /** The columns that {@link #state} reads, of a table with the alias t. */
    static final String COLUMNS = "t.verdict, t.health, t.digest, t.name_servers, t.since_scan, t.since,"
            + " t.first_unhealthy_scan, t.first_unhealthy_at, t.missed, t.unknown_since_scan, t.found, t.was_here";

    /** The scan that was judged last before the scan of the parameter: one that was cancelled leaves what its shards found. */
    static final String LAST_JUDGED =
            "(SELECT COALESCE(MAX(number), 0) FROM scans WHERE state = 'FINISHED' AND number < ?)";

    /**
     * What was found unhealthy first since then, up to the scan; both parameters are the scan's number. What a cancelled scan
     * found is judged with the next one.
     */
    static final String FIRST_UNHEALTHY = "(first_unhealthy_scan > " + LAST_JUDGED + " AND first_unhealthy_scan <= ?)";

    static final String END_OF_BATCH = "SELECT MAX(r.domain) FROM (SELECT domain FROM site_scan_states"
            + " FORCE INDEX (site_scan_states_name_servers) WHERE name_servers = ? AND domain > ? ORDER BY domain LIMIT ?) r";

    static final String MISS = "UPDATE site_scan_states FORCE INDEX (site_scan_states_name_servers)"
            + " SET missed = missed + 1, missed_scan = ? WHERE name_servers = ? AND domain > ? AND domain <= ?"
            + " AND health = 'NOT_HERE' AND first_unhealthy_scan <= " + LAST_JUDGED
            + " AND (missed_scan IS NULL OR missed_scan < ?)";

    /** Away, and the newest judged scan did not freeze the name servers, nor did one that has begun since. */
    private static final String AWAY_NOW =
            "SELECT 1 FROM site_scan_states t WHERE t.domain = ? AND t.service_id = ? AND t.health = 'NOT_HERE'"
                    + " AND NOT EXISTS (SELECT 1 FROM scan_frozen_groups g JOIN scans s ON s.scan_id = g.scan_id"
                    + " WHERE s.number >= (SELECT COALESCE(MAX(f.number), 0) FROM scans f WHERE f.state = 'FINISHED')"
                    + " AND g.kind = 'NAME_SERVERS' AND g.name_servers = t.name_servers)";

    private static final String INSERT =
            "INSERT INTO site_scan_states (domain, service_id, verdict, health, digest, name_servers, since_scan, since,"
                    + " first_unhealthy_scan, first_unhealthy_at, missed, unknown_since_scan, found, was_here) VALUES ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            " ON DUPLICATE KEY UPDATE verdict = VALUES(verdict), health = VALUES(health), digest = VALUES(digest),"
                    + " name_servers = VALUES(name_servers), since_scan = VALUES(since_scan), since = VALUES(since),"
                    + " first_unhealthy_scan = VALUES(first_unhealthy_scan), first_unhealthy_at = VALUES(first_unhealthy_at),"
                    + " missed = VALUES(missed), unknown_since_scan = VALUES(unknown_since_scan), found = VALUES(found),"
                    + " was_here = VALUES(was_here)";

    /**
     * Rows of one statement: a longer one is prepared anew each time ({@code prepStmtCacheSqlLimit}), and the server describes each
     * of its places.
     */
    static final int ROWS_A_STATEMENT = 50;

    private final Sql sql;

    SiteScanTable(Sql sql) {
        this.sql = sql;
    }

    /** Locks the states of these domains until the end of the caller's transaction; those that exist. */
    public Map<ScannedSite.Key, SiteState> locked(List<ScannedSite.Key> keys) {
        var states = new HashMap<ScannedSite.Key, SiteState>();
        for (var from = 0; from < keys.size(); from += ROWS_A_STATEMENT) {
            lock(keys.subList(from, Math.min(from + ROWS_A_STATEMENT, keys.size())), states);
        }
        return states;
    }

    private void lock(List<ScannedSite.Key> keys, Map<ScannedSite.Key, SiteState> states) {
        var values = new ArrayList<>();
        keys.forEach(key -> Collections.addAll(values, key.domain(), key.serviceId()));
        sql.list(
                row -> states.put(
                        new ScannedSite.Key(row.getString(13), Binary.toUuid(row.getBytes(14))), state(row, 1)),
                "SELECT " + COLUMNS
                        + ", t.domain, t.service_id FROM site_scan_states t WHERE (t.domain, t.service_id) IN ("
                        + String.join(", ", Collections.nCopies(keys.size(), "(?, ?)")) + ") FOR UPDATE",
                values.toArray());
    }

    /** Writes states, new or changed. */
    public void write(Map<ScannedSite.Key, SiteState> states) {
        var entries = List.copyOf(states.entrySet());
        for (var from = 0; from < entries.size(); from += ROWS_A_STATEMENT) {
            write(entries.subList(from, Math.min(from + ROWS_A_STATEMENT, entries.size())));
        }
    }

    private void write(List<Map.Entry<ScannedSite.Key, SiteState>> states) {
        var values = new ArrayList<>();
        for (var entry : states) {
            var key = entry.getKey();
            var state = entry.getValue();
            Collections.addAll(
                    values,
                    key.domain(),
                    key.serviceId(),
                    state.look().verdict(),
                    state.look().health().name(),
                    state.look().digest(),
                    ScanTable.cut(state.look().nameServers()),
                    state.sinceScan(),
                    state.since(),
                    state.firstUnhealthyScan(),
                    state.firstUnhealthyAt(),
                    state.missed(),
                    state.unknownSinceScan(),
                    state.found(),
                    state.wasHere());
        }
        sql.update(INSERT + String.join(", ", Collections.nCopies(states.size(), ROW)) + UPDATE, values.toArray());
    }

    /** Notes whether the run of unhealthy looks led to a finding that is not settled. */
    public void found(ScannedSite.Key key, boolean found) {
        sql.update(
                "UPDATE site_scan_states SET found = ? WHERE domain = ? AND service_id = ?",
                found,
                key.domain(),
                key.serviceId());
    }

    /** The groups with at least that many domains that were found unhealthy first since the scan that was last judged, without their totals. */
    public List<FrozenGroup> turnedBad(long scan, int fewest) {
        return sql.list(
                row -> new FrozenGroup(row.getString(1), 0, row.getLong(2)),
                "SELECT name_servers, COUNT(*) FROM site_scan_states WHERE " + FIRST_UNHEALTHY
                        + " AND name_servers <> ''" + " GROUP BY name_servers HAVING COUNT(*) >= ?",
                scan,
                scan,
                fewest);
    }

    /** How many domains of a group were found unhealthy first since the scan that was last judged. */
    public long turnedBad(long scan, String nameServers) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM site_scan_states WHERE " + FIRST_UNHEALTHY + " AND name_servers = ?",
                        scan,
                        scan,
                        nameServers)
                .orElseThrow();
    }

    public long domainsOf(String nameServers) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM site_scan_states WHERE name_servers = ?",
                        nameServers)
                .orElseThrow();
    }

    /** Takes back the first unhealthy looks of a group, at most that many; the domains count as not looked at. */
    public int freeze(long scan, String nameServers, int limit) {
        return sql.update(
                "UPDATE site_scan_states SET health = 'UNKNOWN', verdict = ?, digest = 0, first_unhealthy_scan = NULL,"
                        + " first_unhealthy_at = NULL, missed = 0, unknown_since_scan = NULL"
                        + " WHERE " + FIRST_UNHEALTHY + " AND name_servers = ? LIMIT ?",
                SiteLook.FROZEN,
                scan,
                scan,
                nameServers,
                limit);
    }

    /** Returns the last of the next domains of a group behind a domain, at most that many; empty if there is none. */
    public Optional<String> endOfBatch(String nameServers, String after, int limit) {
        return sql.first(row -> Optional.ofNullable(row.getString(1)), END_OF_BATCH, nameServers, after, limit)
                .flatMap(last -> last);
    }

    /**
     * The scan learned nothing about the domains of a group in a range, whose unhealthy run had begun before: it counts as missed for
     * them, once. Each batch begins behind the one before, or a large group is walked from its first domain again and again.
     */
    public int miss(long scan, String nameServers, String after, String upTo) {
        return sql.update(MISS, scan, nameServers, after, upTo, scan, scan);
    }

    /**
     * Whether the domain is away by as many looks in a row as make a finding, and they stand: the newest judged scan did not freeze its
     * name servers, nor did one that has begun since; and the scan that first found the domain away has been judged, or a later one, for
     * a scan that was cancelled is never judged. After a healthy look it takes as many looks again: one odd look ends no access.
     */
    public boolean isAway(ScannedSite.Key key) {
        return sql.first(
                        row -> true,
                        AWAY_NOW + " AND t.found = TRUE"
                                + " AND NOT EXISTS (SELECT 1 FROM scans a WHERE a.number = t.first_unhealthy_scan AND a.state <> 'FINISHED'"
                                + " AND NOT EXISTS (SELECT 1 FROM scans b WHERE b.state = 'FINISHED' AND b.number > a.number))",
                        key.domain(),
                        key.serviceId())
                .isPresent();
    }

    /**
     * Whether the newest look of the scan found the domain away, and a scan that began after a time has been judged without freezing its
     * name servers. The time is that of looks which found it away on enough days: then the looks of the scan need not suffice anew, for
     * a holder who has the domain here for a minute between two scans would begin them again and again.
     */
    public boolean isAwaySince(ScannedSite.Key key, Instant from) {
        return sql.first(
                        row -> true,
                        AWAY_NOW
                                + " AND EXISTS (SELECT 1 FROM scans a WHERE a.state = 'FINISHED' AND a.started_at > ?)",
                        key.domain(),
                        key.serviceId(),
                        from)
                .isPresent();
    }

    /** Those of the findings of the scan whose domain was healthy at its last look. */
    public Set<UUID> healthyNow(Collection<UUID> findings) {
        if (findings.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT f.finding_id FROM findings f JOIN site_scan_states t ON t.service_id = f.service_id AND t.domain = f.domain"
                        + " WHERE f.finding_id IN (" + String.join(", ", Collections.nCopies(findings.size(), "?"))
                        + ") AND f.source = 'SCAN' AND t.health = 'HERE'",
                findings.toArray()));
    }

    /** Reads the columns from a position on; null if the row has none. */
    static SiteState state(ResultSet row, int from) throws SQLException {
        var verdict = row.getString(from);
        if (verdict == null) {
            return null;
        }
        return new SiteState(
                new SiteLook(
                        Health.valueOf(row.getString(from + 1)),
                        verdict,
                        false,
                        row.getLong(from + 2),
                        row.getString(from + 3)),
                row.getLong(from + 4),
                instant(row, from + 5),
                row.getObject(from + 6, Long.class),
                instant(row, from + 7),
                row.getLong(from + 8),
                row.getObject(from + 9, Long.class),
                row.getBoolean(from + 10),
                row.getBoolean(from + 11));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
