package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The looks that holders ask for. */
@ApplicationScoped
public class RescanTable {
    private static final String ALL =
            "SELECT rescan_id, finding_id, service_id, domain, requested_at, first_tried_at, finished_at, health, verdict, cured"
                    + " FROM finding_rescans ";

    private final Sql sql;

    RescanTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Inserts a request. The caller has locked the finding, so that the checks before it hold.
     *
     * @param bySystem whether the platform asks, and not the holder
     */
    public void insert(Rescan rescan, boolean bySystem) {
        sql.update(
                "INSERT INTO finding_rescans (rescan_id, finding_id, service_id, domain, requested_at,"
                        + " next_attempt_at, by_system) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rescan.id(),
                rescan.findingId(),
                rescan.site().serviceId(),
                rescan.site().domain(),
                rescan.requestedAt(),
                rescan.requestedAt(),
                bySystem);
    }

    /**
     * Those that are due, the longest first: a try that was put back counts from its next attempt on, so that new requests do not
     * keep it waiting.
     *
     * @param bySystem those that the platform asked for, or else those of the holders
     */
    public List<Rescan> due(boolean bySystem, Instant now, int limit) {
        return sql.list(
                RescanTable::rescan,
                ALL + "WHERE by_system = ? AND finished_at IS NULL AND next_attempt_at <= ?"
                        + " ORDER BY next_attempt_at, rescan_id LIMIT ?",
                bySystem,
                now,
                limit);
    }

    /** Notes a try without a result. The request waits until the next one. */
    public void putBack(UUID id, Instant triedAt, Instant nextAttempt) {
        sql.update(
                "UPDATE finding_rescans SET first_tried_at = COALESCE(first_tried_at, ?), next_attempt_at = ?"
                        + " WHERE rescan_id = ? AND finished_at IS NULL",
                triedAt,
                nextAttempt,
                id);
    }

    public boolean isWaiting(UUID finding) {
        return sql.first(row -> true, "SELECT 1 FROM finding_rescans WHERE waiting = ?", finding)
                .isPresent();
    }

    /** @param bySystem one that the platform asked for, or else one of the holder */
    public boolean isWaiting(UUID finding, boolean bySystem) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM finding_rescans WHERE waiting = ? AND by_system = ?",
                        finding,
                        bySystem)
                .isPresent();
    }

    /** Gives the turn of the platform's request that waits to the holder. The caller has locked the finding. */
    public void takeBack(UUID finding) {
        sql.update("DELETE FROM finding_rescans WHERE waiting = ? AND by_system = TRUE", finding);
    }

    /** The newest of a finding, the newest first. */
    public List<Rescan> newest(UUID finding, int limit) {
        return sql.list(
                RescanTable::rescan, ALL + "WHERE finding_id = ? ORDER BY rescan_id DESC LIMIT ?", finding, limit);
    }

    /** As {@link #newest}, without what the holder must not know: that the platform looks now. */
    public List<Rescan> newestForHolder(UUID finding, int limit) {
        return sql.list(
                RescanTable::rescan,
                ALL + "WHERE finding_id = ? AND (finished_at IS NOT NULL OR by_system = FALSE)"
                        + " ORDER BY rescan_id DESC LIMIT ?",
                finding,
                limit);
    }

    /** Those that the platform asked for, the newest first: the holder does not choose their time. */
    public List<Rescan> newestOfPlatform(UUID finding, int limit) {
        return sql.list(
                RescanTable::rescan,
                ALL + "WHERE finding_id = ? AND by_system = TRUE ORDER BY rescan_id DESC LIMIT ?",
                finding,
                limit);
    }

    /** How often the holder has asked since a time. */
    public int countSince(UUID finding, Instant since) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM finding_rescans WHERE finding_id = ? AND requested_at >= ? AND by_system = FALSE",
                        finding,
                        since)
                .orElseThrow();
    }

    /** Stores the result. One that is stored stays. */
    public void finish(UUID id, Health health, String verdict, boolean cured, Instant at) {
        sql.update(
                "UPDATE finding_rescans SET finished_at = ?, health = ?, verdict = ?, cured = ? WHERE rescan_id = ?"
                        + " AND finished_at IS NULL",
                at,
                health.name(),
                verdict,
                cured,
                id);
    }

    private static Rescan rescan(ResultSet row) throws SQLException {
        var health = row.getString(8);
        return new Rescan(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                new ScannedSite.Key(row.getString(4), Binary.toUuid(row.getBytes(3))),
                instant(row, 5),
                instant(row, 6),
                instant(row, 7),
                health == null ? null : Health.valueOf(health),
                row.getString(9),
                row.getObject(10, Boolean.class));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
