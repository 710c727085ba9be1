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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The looks that holders ask for. */
@ApplicationScoped
public class RescanTable {
    private static final String ALL =
            "SELECT rescan_id, finding_id, service_id, domain, requested_at, first_tried_at, finished_at, health, verdict, cured"
                    + " FROM finding_rescans ";

    static final String OLD = "SELECT r.finished_at, r.rescan_id, r.cured = FALSE AND f.state IN ('CURED', 'DISMISSED')"
            + " AND NOT EXISTS (SELECT 1 FROM finding_history h WHERE h.finding_id = r.finding_id AND (h.happened_at >= ?"
            + " OR h.act IN ('EXPIRE', 'END') OR h.happened_at BETWEEN r.requested_at AND r.finished_at + INTERVAL 30 DAY))"
            + " FROM finding_rescans r FORCE INDEX (finding_rescans_open) JOIN findings f ON f.finding_id = r.finding_id"
            + " WHERE r.finished_at < ? AND (r.finished_at > ? OR (r.finished_at = ? AND r.rescan_id > ?))"
            + " ORDER BY r.finished_at, r.rescan_id LIMIT ?";

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
                        "SELECT COUNT(*) FROM finding_rescans FORCE INDEX (finding_rescans_asked)"
                                + " WHERE finding_id = ? AND requested_at >= ? AND by_system = FALSE",
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

    /** A finished look in the order in which old ones are read. */
    public record Place(Instant finishedAt, UUID id) {
        public static final Place FIRST = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * The next old looks.
     *
     * @param forgettable those that no finding needs
     */
    public record Old(List<UUID> forgettable, Place last) {}

    /**
     * Reads the next looks that were finished before a time; empty behind the last one. A look may be forgotten if its finding is settled
     * for good, had no step since that time and never was overdue or ended: all looks at one that was may be proof, those that found the
     * site away day by day, of which a policy may ask for a year, and those that found it there. One that cured stays, and so does one
     * that a step followed within 30 days.
     */
    public Optional<Old> old(Instant before, Place after, int limit) {
        var forgettable = new ArrayList<UUID>();
        var all = sql.list(
                row -> {
                    var place = new Place(instant(row, 1), Binary.toUuid(row.getBytes(2)));
                    if (row.getBoolean(3)) {
                        forgettable.add(place.id());
                    }
                    return place;
                },
                OLD,
                before,
                before,
                after.finishedAt(),
                after.finishedAt(),
                after.id(),
                limit);
        return all.isEmpty() ? Optional.empty() : Optional.of(new Old(forgettable, all.getLast()));
    }

    public int forget(List<UUID> looks) {
        return looks.isEmpty()
                ? 0
                : sql.update(
                        "DELETE FROM finding_rescans WHERE rescan_id IN ("
                                + String.join(", ", Collections.nCopies(looks.size(), "?")) + ")",
                        looks.toArray());
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
