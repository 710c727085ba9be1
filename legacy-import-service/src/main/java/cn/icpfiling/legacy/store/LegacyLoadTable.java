package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.FileObject;
import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.core.LegacyLoadFile.Rows;
import cn.icpfiling.legacy.core.LegacyLoadFile.State;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Loads and their files. */
@ApplicationScoped
public class LegacyLoadTable {
    private static final String LOAD =
            "SELECT id, name, dry_run, kinds, more_follows, created_by, created_at, operation_id, started_at, released_at, version"
                    + " FROM legacy_loads";
    private static final String FILE =
            "SELECT id, load_id, kind, ordinal, state, encoding, total, received, sha256, expires_at, loading_at, ended_at,"
                    + " fault, fault_line, rows_read, rows_new, rows_changed, rows_same, rows_aside, bucket, object_key, etag,"
                    + " object_sha256 FROM legacy_load_files";

    private static final String UNFINISHED = """
            SELECT 1 FROM legacy_load_files f JOIN legacy_loads l ON l.id = f.load_id AND NOT l.dry_run
              LEFT JOIN operations o ON o.id = l.operation_id AND o.finished_at IS NULL
             WHERE f.kind IN ('SITES', 'DOMAINS', 'PAPERS') AND (
               f.state IN ('ARRIVING', 'READY')
                 AND (COALESCE(f.grew_at, f.began_at) > ? OR l.started_at > ? OR o.id IS NOT NULL)
               OR f.state = 'UNREADABLE' AND f.expires_at > ? AND NOT EXISTS (SELECT 1
                 FROM legacy_load_files g JOIN legacy_loads m ON m.id = g.load_id AND NOT m.dry_run
                WHERE g.kind = f.kind AND g.state = 'LOADED' AND g.began_at > f.ended_at)) LIMIT 1""";

    private final Sql sql;
    private final Duration startWithin;

    LegacyLoadTable(Sql sql, @ConfigProperty(name = "icp.legacy.loads.start-within") Duration startWithin) {
        this.sql = sql;
        this.startWithin = startWithin;
    }

    public void add(LegacyLoad load) {
        sql.update(
                "INSERT INTO legacy_loads (id, name, dry_run, kinds, more_follows, created_by, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                load.id(),
                load.name(),
                load.dryRun(),
                String.join(",", load.kinds()),
                load.moreFollows(),
                load.createdBy(),
                load.createdAt());
    }

    public Optional<LegacyLoad> find(UUID id) {
        return sql.first(LegacyLoadTable::load, LOAD + " WHERE id = ?", id);
    }

    /** Returns the load, locked until the transaction ends. */
    public Optional<LegacyLoad> locked(UUID id) {
        return sql.first(LegacyLoadTable::load, LOAD + " WHERE id = ? FOR UPDATE", id);
    }

    /** @param before null for the newest */
    public List<LegacyLoad> page(UUID before, int atMost) {
        return before == null
                ? sql.list(LegacyLoadTable::load, LOAD + " ORDER BY id DESC LIMIT ?", atMost)
                : sql.list(LegacyLoadTable::load, LOAD + " WHERE id < ? ORDER BY id DESC LIMIT ?", before, atMost);
    }

    public void started(UUID id, UUID operation, Instant at) {
        sql.update(
                "UPDATE legacy_loads SET operation_id = ?, started_at = ?, version = version + 1 WHERE id = ?",
                operation,
                at,
                id);
    }

    /**
     * Takes a release back, in the transaction that stores more filings of the load: an administrator releases a load as a whole, so all of
     * its filings that no account has yet wait for another release. Call it before {@link #stored}, as a release locks the load before its
     * files. Returns whether there was one.
     */
    public boolean takeReleaseBack(UUID id) {
        return sql.update(
                        "UPDATE legacy_loads SET released_at = NULL, version = version + 1"
                                + " WHERE id = ? AND released_at IS NOT NULL",
                        id)
                == 1;
    }

    /** The files that are ready wait for their turn at least until then. A silence of their store counts from the start on. */
    public void keepReady(UUID load, Instant until) {
        sql.update(
                "UPDATE legacy_load_files SET expires_at = GREATEST(expires_at, ?), silent_since = NULL"
                        + " WHERE load_id = ? AND state = 'READY'",
                until,
                load);
    }

    public void addFile(LegacyLoadFile file, Instant at) {
        var object = file.object();
        sql.update(
                "INSERT INTO legacy_load_files (id, load_id, kind, ordinal, state, encoding, total, received, began_at,"
                        + " expires_at, bucket, object_key, etag, object_sha256)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.id(),
                file.loadId(),
                file.kind(),
                file.ordinal(),
                file.state().name(),
                file.encoding(),
                file.total(),
                file.received(),
                at,
                file.expiresAt(),
                object == null ? null : object.bucket(),
                object == null ? null : object.key(),
                object == null ? null : object.etag(),
                object == null || object.sha256() == null
                        ? null
                        : HexFormat.of().parseHex(object.sha256()));
    }

    public List<LegacyLoadFile> files(UUID load) {
        return sql.list(LegacyLoadTable::file, FILE + " WHERE load_id = ? ORDER BY ordinal", load);
    }

    public Optional<LegacyLoadFile> file(UUID load, UUID id) {
        return sql.first(LegacyLoadTable::file, FILE + " WHERE id = ? AND load_id = ?", id, load);
    }

    public Optional<LegacyLoadFile> fileLocked(UUID load, UUID id) {
        return sql.first(LegacyLoadTable::file, FILE + " WHERE id = ? AND load_id = ? FOR UPDATE", id, load);
    }

    /** Notes that bytes arrived; the file is ready with its last one. */
    public void grew(UUID file, long received, Instant at) {
        sql.update(
                "UPDATE legacy_load_files SET received = ?, state = IF(total = ?, 'READY', 'ARRIVING'), grew_at = ? WHERE id = ?",
                received,
                received,
                at,
                file);
    }

    public void loading(UUID file, Instant at) {
        sql.update("UPDATE legacy_load_files SET loading_at = COALESCE(loading_at, ?) WHERE id = ?", at, file);
    }

    /** Notes in which encoding a file is read whose sender named none. */
    public void decided(UUID file, String encoding) {
        sql.update("UPDATE legacy_load_files SET encoding = ? WHERE id = ? AND encoding IS NULL", encoding, file);
    }

    /** Moves the checkpoint, in the transaction that stored the rows. */
    public void stored(UUID file, Rows rows) {
        sql.update(
                "UPDATE legacy_load_files SET rows_read = rows_read + ?, rows_new = rows_new + ?,"
                        + " rows_changed = rows_changed + ?, rows_same = rows_same + ?, rows_aside = rows_aside + ?,"
                        + " silent_since = NULL WHERE id = ?",
                rows.read(),
                rows.fresh(),
                rows.changed(),
                rows.same(),
                rows.aside(),
                file);
    }

    /** Notes that the store of the file's object is silent; returns since when it is. */
    public Instant silent(UUID file, Instant now) {
        sql.update("UPDATE legacy_load_files SET silent_since = COALESCE(silent_since, ?) WHERE id = ?", now, file);
        return sql.first(row -> at(row, 1), "SELECT silent_since FROM legacy_load_files WHERE id = ?", file)
                .orElse(now);
    }

    /**
     * Ends a file behind those of its load that have ended. An unreadable one of another kind than SUBJECTS has the time itself: only those
     * that are loaded have an order, and a file that is sent after the fault has to begin after it ({@link #isUnfinished}).
     *
     * @param sha256 of the bytes as they were sent; null if they were not read to their end
     */
    public void ended(LegacyLoadFile file, State state, String fault, Long line, byte[] sha256, Instant at) {
        var hasOrder = state != State.UNREADABLE || "SUBJECTS".equals(file.kind());
        sql.update(
                "UPDATE legacy_load_files SET state = ?, fault = ?, fault_line = ?, sha256 = ?, ended_at = ?"
                        + " WHERE id = ? AND state = 'READY'",
                state.name(),
                fault,
                line,
                sha256,
                hasOrder ? behindEnded(file, at) : at,
                file.id());
    }

    /**
     * Returns the time, or a little more than that of the last file of the load that has ended: another replica may have ended that one,
     * whose clock is ahead, and of some kinds it counts which file came first. The files of a load end one at a time.
     */
    private Instant behindEnded(LegacyLoadFile file, Instant at) {
        var now = at.truncatedTo(ChronoUnit.MICROS);
        return sql
                .list(
                        row -> at(row, 1),
                        "SELECT ended_at FROM legacy_load_files WHERE load_id = ? AND ended_at >= ?"
                                + " ORDER BY ended_at DESC LIMIT 1",
                        file.loadId(),
                        now)
                .stream()
                .findFirst()
                .map(last -> last.plus(1, ChronoUnit.MICROS))
                .orElse(now);
    }

    /** Notes that an unreadable file is not sent again; its fault and its counts stay. */
    public void giveUp(UUID file) {
        sql.update("UPDATE legacy_load_files SET state = 'CANCELLED' WHERE id = ? AND state = 'UNREADABLE'", file);
    }

    /**
     * Whether a load, no dry run, has a file of sites, domains or papers whose rows are not all there. One that waits for its bytes or its
     * start counts for as long as these are to be expected, from its last byte on: a forgotten one must not keep every owner
     * waiting, and one that is still being sent does. An unreadable one waits for
     * another of its kind that is sent after its fault and loaded, and no longer than until its own time is over: what was under
     * way beside it is another part of the kind.
     */
    public boolean isUnfinished(Instant now) {
        return sql.first(row -> row.getInt(1), UNFINISHED, now.minus(startWithin), now.minus(startWithin), now)
                .isPresent();
    }

    public void delete(UUID file) {
        sql.update("DELETE FROM legacy_load_files WHERE id = ?", file);
    }

    /** Deletes a file that is over, unless it was kept meanwhile; one with stored rows stays, CANCELLED. Returns whether it did. */
    public boolean endOver(LegacyLoadFile file, Instant now) {
        var deleted = sql.update(
                "DELETE FROM legacy_load_files WHERE id = ? AND state IN ('ARRIVING', 'READY')"
                        + " AND loading_at IS NULL AND expires_at <= ?",
                file.id(),
                now);
        var cancelled = sql.update(
                "UPDATE legacy_load_files SET state = 'CANCELLED', ended_at = ? WHERE id = ? AND state = 'READY'"
                        + " AND loading_at IS NOT NULL AND expires_at <= ?",
                behindEnded(file, now),
                file.id(),
                now);
        return deleted + cancelled == 1;
    }

    /** Returns files that are over: never completed or started, or not started again after a cancelled load. */
    public List<LegacyLoadFile> over(Instant now, int atMost) {
        return sql.list(
                LegacyLoadTable::file,
                FILE + " WHERE state IN ('ARRIVING', 'READY') AND expires_at <= ? LIMIT ?",
                now,
                atMost);
    }

    /**
     * Returns the ids of files whose bytes are of no use any more: the file has ended or was deleted, and the process was killed
     * before it deleted the bytes. A part is stored under the lock of its file, so bytes without a file wait for none.
     */
    public List<UUID> withLeftParts(int atMost) {
        return sql.list(
                row -> id(row, 1),
                "SELECT DISTINCT p.file_id FROM legacy_load_parts p WHERE NOT EXISTS"
                        + " (SELECT 1 FROM legacy_load_files f WHERE f.id = p.file_id AND f.ended_at IS NULL) LIMIT ?",
                atMost);
    }

    /** Returns loads that were started before and have keys. */
    public List<UUID> withKeysBefore(Instant before, int atMost) {
        return sql.list(
                row -> id(row, 1),
                "SELECT l.id FROM legacy_loads l WHERE l.started_at < ?"
                        + " AND EXISTS (SELECT 1 FROM legacy_dry_keys k WHERE k.load_id = l.id) LIMIT ?",
                before,
                atMost);
    }

    private static LegacyLoad load(ResultSet row) throws SQLException {
        return new LegacyLoad(
                id(row, 1),
                row.getString(2),
                row.getBoolean(3),
                List.of(row.getString(4).split(",")),
                row.getBoolean(5),
                id(row, 6),
                at(row, 7),
                id(row, 8),
                at(row, 9),
                at(row, 10),
                row.getLong(11));
    }

    private static LegacyLoadFile file(ResultSet row) throws SQLException {
        var digest = row.getBytes(9);
        return new LegacyLoadFile(
                id(row, 1),
                id(row, 2),
                row.getString(3),
                row.getInt(4),
                State.valueOf(row.getString(5)),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                digest == null ? null : HexFormat.of().formatHex(digest),
                at(row, 10),
                at(row, 11),
                at(row, 12),
                row.getString(13),
                row.getObject(14, Long.class),
                new Rows(row.getLong(15), row.getLong(16), row.getLong(17), row.getLong(18), row.getLong(19)),
                object(row));
    }

    private static FileObject object(ResultSet row) throws SQLException {
        var digest = row.getBytes(23);
        return row.getString(20) == null
                ? null
                : new FileObject(
                        row.getString(20),
                        row.getString(21),
                        row.getString(22),
                        digest == null ? null : HexFormat.of().formatHex(digest));
    }

    static UUID id(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }

    static Instant at(ResultSet row, int column) throws SQLException {
        var moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }
}
