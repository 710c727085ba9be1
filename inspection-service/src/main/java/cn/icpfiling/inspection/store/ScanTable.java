package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.scans.FrozenGroup;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.core.scans.ScanTotals;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
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
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The scans and the groups of name servers that they froze. */
@ApplicationScoped
public class ScanTable {
    /** The part of a group that turned bad over the whole scan, and not within one shard. */
    public static final String WHOLE_SCAN = "SCAN";

    private static final String ALL =
            "SELECT scan_id, number, state, started_by, started_at, planned, planned_to, shards, domains, totals, ended_at FROM scans ";
    private static final int MOST_NAME_SERVERS = 300;

    private final Sql sql;

    ScanTable(Sql sql) {
        this.sql = sql;
    }

    /** Lets one transaction at a time start a scan. */
    public void lockStart() {
        sql.first(row -> true, "SELECT token FROM scan_leases WHERE name = 'scans' FOR UPDATE");
    }

    /** Inserts a scan. The database refuses a second one that has not ended. */
    public void insert(Scan scan) {
        sql.update(
                "INSERT INTO scans (scan_id, number, state, started_by, started_at, planned, planned_to, shards, domains)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                scan.id(),
                scan.number(),
                scan.state().name(),
                scan.startedBy(),
                scan.startedAt(),
                scan.planned(),
                scan.plannedTo(),
                scan.shards(),
                scan.domains());
    }

    public Optional<Scan> find(UUID id) {
        return sql.first(ScanTable::scan, ALL + "WHERE scan_id = ?", id);
    }

    /** Locks the scan until the end of the caller's transaction. */
    public Optional<Scan> locked(UUID id) {
        return sql.first(ScanTable::scan, ALL + "WHERE scan_id = ? FOR UPDATE", id);
    }

    /** The scan that has not ended. */
    public Optional<Scan> active() {
        return sql.first(ScanTable::scan, ALL + "WHERE active = 1");
    }

    public Optional<Scan> newest() {
        return sql.first(ScanTable::scan, ALL + "ORDER BY number DESC LIMIT 1");
    }

    /** The newest of the scans that looked at every domain. */
    public Optional<Scan> newestFinished() {
        return sql.first(ScanTable::scan, ALL + "WHERE state = 'FINISHED' ORDER BY number DESC LIMIT 1");
    }

    /** The scans that looked at every domain, the newest first, at most that many. */
    public List<Scan> newestFinished(int limit) {
        return sql.list(ScanTable::scan, ALL + "WHERE state = 'FINISHED' ORDER BY number DESC LIMIT ?", limit);
    }

    /** The number of the newest scan that finished before a moment. */
    public Optional<Long> newestFinishedBefore(Instant moment) {
        return sql.first(
                row -> row.getLong(1),
                "SELECT number FROM scans WHERE state = 'FINISHED' AND ended_at < ? ORDER BY number DESC LIMIT 1",
                moment);
    }

    public NavigableSet<Long> cancelledNumbers() {
        return new TreeSet<>(sql.list(row -> row.getLong(1), "SELECT number FROM scans WHERE state = 'CANCELLED'"));
    }

    /** Returns the newest first: those with a lower number, or from the newest if it is null. */
    public List<Scan> page(Long before, int limit) {
        return sql.list(
                ScanTable::scan,
                ALL + "WHERE number < ? ORDER BY number DESC LIMIT ?",
                before == null ? Long.MAX_VALUE : before,
                limit);
    }

    public void plan(UUID id, String plannedTo, long domains, boolean planned) {
        sql.update(
                "UPDATE scans SET planned_to = ?, shards = shards + 1, domains = domains + ?, planned = ? WHERE scan_id = ?",
                plannedTo,
                domains,
                planned,
                id);
    }

    /** Notes that there is no further domain to plan. */
    public void endPlan(UUID id) {
        sql.update("UPDATE scans SET planned = TRUE WHERE scan_id = ?", id);
    }

    public void become(UUID id, ScanState state) {
        sql.update("UPDATE scans SET state = ? WHERE scan_id = ?", state.name(), id);
    }

    /** Also keeps how far the shards came, because they are deleted after a time. */
    public void end(UUID id, ScanState state, ScanTotals totals, Instant at) {
        sql.update(
                "UPDATE scans s SET state = ?, totals = ?, ended_at = ?,"
                        + " shards_done = (SELECT COUNT(*) FROM scan_shards h WHERE h.scan_id = s.scan_id AND h.done),"
                        + " domains_seen = (SELECT COALESCE(SUM(h.seen), 0) FROM scan_shards h WHERE h.scan_id = s.scan_id)"
                        + " WHERE scan_id = ?",
                state.name(),
                JsonText.write(totals),
                at,
                id);
    }

    /** Stores the frozen groups of a part of the scan in place of those that the part had. */
    public void freeze(UUID scan, String part, List<FrozenGroup> groups) {
        sql.update(
                "DELETE FROM scan_frozen_groups WHERE scan_id = ? AND part = ? AND kind = 'NAME_SERVERS'", scan, part);
        for (var group : groups) {
            addFrozen(scan, part, group);
        }
    }

    /** Adds a frozen group to a part of the scan; one that is there stays. */
    public void addFrozen(UUID scan, String part, FrozenGroup group) {
        sql.update(
                "INSERT INTO scan_frozen_groups (scan_id, part, name_servers, domains, bad) VALUES (?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE bad = bad",
                scan,
                part,
                cut(group.nameServers()),
                group.domains(),
                group.bad());
    }

    /** The groups with most bad domains first, summed over the parts of the scan. */
    public List<FrozenGroup> frozen(UUID scan, int limit) {
        return frozen(List.of(scan), limit).getOrDefault(scan, List.of());
    }

    /** At most so many groups of each scan; a scan without one is left out. */
    public Map<UUID, List<FrozenGroup>> frozen(Collection<UUID> scans, int limit) {
        if (scans.isEmpty()) {
            return Map.of();
        }
        var values = new ArrayList<Object>(scans);
        values.add(limit);
        return sql
                .list(
                        row -> Map.entry(
                                Binary.toUuid(row.getBytes(1)),
                                new FrozenGroup(row.getString(2), row.getLong(3), row.getLong(4))),
                        "SELECT scan_id, name_servers, domains, turned FROM (SELECT scan_id, name_servers, SUM(domains) AS domains,"
                                + " SUM(bad) AS turned, ROW_NUMBER() OVER (PARTITION BY scan_id ORDER BY SUM(bad) DESC, name_servers)"
                                + " AS place FROM scan_frozen_groups WHERE kind = 'NAME_SERVERS' AND scan_id IN "
                                + places(scans)
                                + " GROUP BY scan_id, name_servers) g WHERE place <= ? ORDER BY scan_id, place",
                        values.toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The groups that single shards have frozen, summed over the shards, those with most bad domains. */
    public List<FrozenGroup> frozenInShards(UUID scan, int limit) {
        return sql.list(
                row -> new FrozenGroup(row.getString(1), row.getLong(2), row.getLong(3)),
                "SELECT name_servers, SUM(domains), SUM(bad) AS turned FROM scan_frozen_groups WHERE scan_id = ? AND part <> ?"
                        + " AND kind = 'NAME_SERVERS' GROUP BY name_servers ORDER BY turned DESC, name_servers LIMIT ?",
                scan,
                WHOLE_SCAN,
                limit);
    }

    /** The frozen groups of one part of a scan. */
    public List<FrozenGroup> frozenIn(UUID scan, String part) {
        return sql.list(
                row -> new FrozenGroup(row.getString(1), row.getLong(2), row.getLong(3)),
                "SELECT name_servers, domains, bad FROM scan_frozen_groups WHERE scan_id = ? AND part = ?"
                        + " AND kind = 'NAME_SERVERS'",
                scan,
                part);
    }

    /** The groups that each of so many finished scans has frozen, the newest ones; none if there were fewer scans. */
    public Set<String> frozenInLast(int finished) {
        return new HashSet<>(sql.list(
                row -> row.getString(1),
                "SELECT f.name_servers FROM scan_frozen_groups f JOIN (SELECT scan_id FROM scans WHERE state = 'FINISHED'"
                        + " ORDER BY number DESC LIMIT ?) s ON s.scan_id = f.scan_id WHERE f.kind = 'NAME_SERVERS' GROUP BY f.name_servers"
                        + " HAVING COUNT(DISTINCT f.scan_id) >= ?",
                finished,
                finished));
    }

    /** How many groups the newest scan has frozen. */
    public long frozenGroupsOfNewest() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(DISTINCT f.name_servers) FROM scan_frozen_groups f JOIN scans s ON s.scan_id = f.scan_id"
                                + " WHERE f.kind = 'NAME_SERVERS' AND s.number = (SELECT MAX(number) FROM scans)")
                .orElse(0L);
    }

    /** The key of a group as the columns hold it. */
    public static String cut(String nameServers) {
        return nameServers.length() <= MOST_NAME_SERVERS ? nameServers : nameServers.substring(0, MOST_NAME_SERVERS);
    }

    static String places(Collection<UUID> ids) {
        return "(" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
    }

    private static Scan scan(ResultSet row) throws SQLException {
        var by = row.getBytes(4);
        var totals = row.getString(10);
        return new Scan(
                Binary.toUuid(row.getBytes(1)),
                row.getLong(2),
                ScanState.valueOf(row.getString(3)),
                by == null ? null : Binary.toUuid(by),
                instant(row, 5),
                row.getBoolean(6),
                row.getString(7),
                row.getInt(8),
                row.getLong(9),
                totals == null ? null : JsonText.read(totals, ScanTotals.class),
                instant(row, 11));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
