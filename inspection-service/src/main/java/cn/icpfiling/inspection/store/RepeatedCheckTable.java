package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The automatic checks that are repeated before findings of campaigns are overdue, or because their holders ask. */
@ApplicationScoped
public class RepeatedCheckTable {
    private static final String ALL =
            "SELECT repeat_id, finding_id, service_id, check_kind, requested_at, finished_at, state, still_broken,"
                    + " evidence, cured, first_tried_at FROM finding_repeated_checks ";

    private final Sql sql;

    RepeatedCheckTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Inserts a request or a result. The caller of a request has locked the finding, so that no other one waits.
     *
     * @param bySystem whether the platform or an inspector asks, and not the holder
     */
    public void insert(RepeatedCheck check, boolean bySystem) {
        sql.update(
                "INSERT INTO finding_repeated_checks (repeat_id, finding_id, service_id, check_kind, requested_at,"
                        + " finished_at, state, still_broken, evidence, cured, by_system)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                check.id(),
                check.findingId(),
                check.serviceId(),
                check.check().name(),
                check.requestedAt(),
                check.finishedAt(),
                check.state() == null ? null : check.state().name(),
                check.stillBroken(),
                check.evidence(),
                check.cured(),
                bySystem);
    }

    public boolean isWaiting(UUID finding) {
        return sql.first(row -> true, "SELECT 1 FROM finding_repeated_checks WHERE waiting = ?", finding)
                .isPresent();
    }

    /** @param bySystem one that the platform asked for, or else one of the holder */
    public boolean isWaiting(UUID finding, boolean bySystem) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM finding_repeated_checks WHERE waiting = ? AND by_system = ?",
                        finding,
                        bySystem)
                .isPresent();
    }

    /** Gives the turn of the platform's request that waits to the holder. The caller has locked the finding. */
    public void takeBack(UUID finding) {
        sql.update("DELETE FROM finding_repeated_checks WHERE waiting = ? AND by_system = TRUE", finding);
    }

    /** How often the holder has asked since a time. */
    public int countSince(UUID finding, Instant since) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM finding_repeated_checks WHERE finding_id = ? AND requested_at >= ?"
                                + " AND by_system = FALSE",
                        finding,
                        since)
                .orElseThrow();
    }

    /** The checks that wait, parted by their turns, the first turn first. */
    public enum Waiting {
        /** Asked for by holders. */
        OF_HOLDERS("by_system = FALSE"),
        /** The platform's, of other kinds than ADDRESS. */
        OF_PLATFORM("by_system = TRUE AND check_kind <> 'ADDRESS'"),
        /** The platform's looks at addresses, not tried yet. */
        ADDRESSES("by_system = TRUE AND check_kind = 'ADDRESS' AND first_tried_at IS NULL"),
        /** The platform's looks at addresses that had no result yet. */
        TRIED_ADDRESSES("by_system = TRUE AND check_kind = 'ADDRESS' AND first_tried_at IS NOT NULL");

        private final String condition;

        Waiting(String condition) {
            this.condition = condition;
        }
    }

    public boolean isAnyWaiting() {
        return sql.first(row -> true, "SELECT 1 FROM finding_repeated_checks WHERE finished_at IS NULL LIMIT 1")
                .isPresent();
    }

    /** Those that wait, the oldest first: those after the given one. */
    public List<RepeatedCheck> waiting(Waiting which, UUID after, int limit) {
        return sql.list(
                RepeatedCheckTable::check,
                ALL + "WHERE finished_at IS NULL AND " + which.condition
                        + " AND repeat_id > ? ORDER BY repeat_id LIMIT ?",
                after,
                limit);
    }

    /** Notes that the check was tried without a result. The first time stays. */
    public void tried(UUID id, Instant at) {
        sql.update(
                "UPDATE finding_repeated_checks SET first_tried_at = ? WHERE repeat_id = ? AND first_tried_at IS NULL",
                at,
                id);
    }

    /** The newest of a finding, the newest first. */
    public List<RepeatedCheck> newest(UUID finding, int limit) {
        return sql.list(
                RepeatedCheckTable::check,
                ALL + "WHERE finding_id = ? ORDER BY repeat_id DESC LIMIT ?",
                finding,
                limit);
    }

    /** As {@link #newest}, without what the holder must not know: that the platform looks now. */
    public List<RepeatedCheck> newestForHolder(UUID finding, int limit) {
        return sql.list(
                RepeatedCheckTable::check,
                ALL + "WHERE finding_id = ? AND (finished_at IS NOT NULL OR by_system = FALSE)"
                        + " ORDER BY repeat_id DESC LIMIT ?",
                finding,
                limit);
    }

    /** The newest that the platform or an inspector asked for: the holder does not choose its time. */
    public Optional<RepeatedCheck> newestOfPlatform(UUID finding) {
        return sql.first(
                RepeatedCheckTable::check,
                ALL + "WHERE finding_id = ? AND by_system = TRUE ORDER BY repeat_id DESC LIMIT 1",
                finding);
    }

    /** Stores the result. One that is stored stays. */
    public void finish(RepeatedCheck check) {
        sql.update(
                "UPDATE finding_repeated_checks SET finished_at = ?, state = ?, still_broken = ?, evidence = ?, cured"
                        + " = ? WHERE repeat_id = ? AND finished_at IS NULL",
                check.finishedAt(),
                check.state().name(),
                check.stillBroken(),
                check.evidence(),
                check.cured(),
                check.id());
    }

    /** Deletes results from before a moment, the oldest first; returns how many. One that waits stays. */
    public int forget(Instant before, int most) {
        return sql.update(
                "DELETE FROM finding_repeated_checks WHERE finished_at < ? ORDER BY finished_at LIMIT ?", before, most);
    }

    private static RepeatedCheck check(ResultSet row) throws SQLException {
        var state = row.getString(7);
        return new RepeatedCheck(
                Binary.toUuid(row.getBytes(1)),
                Binary.toUuid(row.getBytes(2)),
                Binary.toUuid(row.getBytes(3)),
                CheckKind.valueOf(row.getString(4)),
                instant(row, 5),
                instant(row, 11),
                instant(row, 6),
                state == null ? null : CheckState.valueOf(state),
                row.getObject(8, Boolean.class),
                row.getString(9),
                row.getObject(10, Boolean.class));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
