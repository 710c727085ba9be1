package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.scans.ScanShard;
import cn.icpfiling.inspection.core.scans.ScanTotals;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The shards of scans, each with the row of its lease. */
@ApplicationScoped
public class ScanShardTable {
    /** The table of the leases; a shard's lease has the shard's id as its name. */
    public static final String LEASES = "scan_leases";

    private static final String ALL =
            "SELECT shard_id, scan_id, after_domain, up_to_domain, domains, dispatched, done FROM scan_shards ";

    private final Sql sql;

    ScanShardTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * How far a scan has come.
     *
     * @param done shards whose results are stored
     * @param seen domains looked at, of shards that are worked on too
     * @param rate domains a second over the last seconds, all replicas together; of a shard without a note for 15 seconds none
     */
    public record Progress(int done, long seen, double rate) {}

    public void insert(ScanShard shard) {
        sql.update(
                "INSERT INTO scan_shards (shard_id, scan_id, after_domain, up_to_domain, domains, dispatched, dispatched_at, done, seen, rate)"
                        + " VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), FALSE, 0, 0)",
                shard.id(),
                shard.scanId(),
                shard.after(),
                shard.upTo(),
                shard.domains(),
                shard.dispatch());
        sql.update(
                "INSERT INTO scan_leases (name, token, holder, expires_at) VALUES (?, 0, '', '2000-01-01 00:00:00')",
                shard.id().toString());
    }

    public Optional<ScanShard> find(UUID id) {
        return sql.first(ScanShardTable::shard, ALL + "WHERE shard_id = ?", id);
    }

    /** The shards of a scan that are not done, in the order of their ids. */
    public List<ScanShard> waiting(UUID scan) {
        return sql.list(ScanShardTable::shard, ALL + "WHERE scan_id = ? AND done = FALSE ORDER BY shard_id", scan);
    }

    /**
     * The shards that wait although no replica has worked on a shard of the scan for ten minutes: their events may be lost. While
     * one works, the others just wait for their turn.
     */
    public List<ScanShard> stalled(UUID scan) {
        return sql.list(
                ScanShardTable::shard,
                ALL
                        + "WHERE scan_id = ? AND done = FALSE AND NOT EXISTS (SELECT 1 FROM scan_shards w WHERE w.scan_id = ?"
                        + " AND (w.dispatched_at > UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE"
                        + " OR w.seen_at > UTC_TIMESTAMP(6) - INTERVAL 10 MINUTE)) ORDER BY shard_id",
                scan,
                scan);
    }

    public boolean hasWaiting(UUID scan) {
        return sql.first(row -> true, "SELECT 1 FROM scan_shards WHERE scan_id = ? AND done = FALSE LIMIT 1", scan)
                .isPresent();
    }

    public void dispatch(UUID id, long dispatch) {
        sql.update(
                "UPDATE scan_shards SET dispatched = ?, dispatched_at = UTC_TIMESTAMP(6) WHERE shard_id = ?",
                dispatch,
                id);
    }

    /**
     * Notes how far the work on a shard has come; the database's clock dates it.
     *
     * @param rate domains a second over the last seconds
     */
    public void seen(UUID id, long seen, double rate) {
        sql.update(
                "UPDATE scan_shards SET seen = ?, rate = ?, seen_at = UTC_TIMESTAMP(6) WHERE shard_id = ?",
                seen,
                rate,
                id);
    }

    public void done(UUID id, long seen, ScanTotals totals) {
        sql.update(
                "UPDATE scan_shards SET done = TRUE, seen = ?, rate = 0, totals = ? WHERE shard_id = ?",
                seen,
                JsonText.write(totals),
                id);
    }

    public Progress progress(UUID scan) {
        return progress(List.of(scan)).get(scan);
    }

    /** How far each of these scans has come. */
    public Map<UUID, Progress> progress(Collection<UUID> scans) {
        return scans.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                row -> Map.entry(
                                        Binary.toUuid(row.getBytes(1)),
                                        new Progress(row.getInt(2), row.getLong(3), row.getDouble(4))),
                                "SELECT s.scan_id, COALESCE(MAX(s.shards_done), SUM(h.done), 0),"
                                        + " COALESCE(MAX(s.domains_seen), SUM(h.seen), 0),"
                                        + " COALESCE(SUM(CASE WHEN h.seen_at > UTC_TIMESTAMP(6) - INTERVAL 15 SECOND THEN h.rate END), 0)"
                                        + " FROM scans s LEFT JOIN scan_shards h ON h.scan_id = s.scan_id WHERE s.scan_id IN "
                                        + ScanTable.places(scans) + " GROUP BY s.scan_id",
                                scans.toArray())
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the shards found that are done. */
    public ScanTotals totals(UUID scan) {
        return totals(List.of(scan)).getOrDefault(scan, ScanTotals.none());
    }

    /** What the shards of these scans found that are done; a scan without one is left out. */
    public Map<UUID, ScanTotals> totals(Collection<UUID> scans) {
        return scans.isEmpty()
                ? Map.of()
                : sql
                        .list(
                                row -> Map.entry(
                                        Binary.toUuid(row.getBytes(1)),
                                        JsonText.read(row.getString(2), ScanTotals.class)),
                                "SELECT scan_id, totals FROM scan_shards WHERE done = TRUE AND scan_id IN "
                                        + ScanTable.places(scans),
                                scans.toArray())
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, ScanTotals::plus));
    }

    /** Deletes at most that many shards of scans that ended before a time; returns how many. */
    public int forget(Instant endedBefore, int limit) {
        return sql.update(
                "DELETE FROM scan_shards WHERE scan_id IN (SELECT scan_id FROM scans WHERE ended_at < ?) LIMIT ?",
                endedBefore,
                limit);
    }

    /** Deletes the leases of a scan that has ended. */
    public void endLeases(UUID scan) {
        for (var id : sql.list(
                row -> Binary.toUuid(row.getBytes(1)), "SELECT shard_id FROM scan_shards WHERE scan_id = ?", scan)) {
            sql.update("DELETE FROM scan_leases WHERE name = ?", id.toString());
        }
    }

    private static ScanShard shard(ResultSet row) throws SQLException {
        return new ScanShard(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getBoolean(7));
    }
}
