package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingStep;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts findings by state, and their steps by legal day. A step inserts what it changes; {@link #add} adds it to the sums.
 * Every count is the sum over both, so it is exact at any time.
 */
@ApplicationScoped
public class FindingCountTable {
    private static final String STATE = "STATE";
    private static final String ACT = "ACT";
    private static final LocalDate NO_AGE = LocalDate.EPOCH;
    private static final Set<FindingState> AGING =
            EnumSet.of(FindingState.OPENED, FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);
    private static final Set<FindingAct> COUNTED = EnumSet.of(
            FindingAct.OPEN, FindingAct.REOPEN, FindingAct.CURE, FindingAct.DISMISS, FindingAct.EXPIRE, FindingAct.END);
    private static final String OPENED_ON = "CASE WHEN state IN ('OPENED', 'NOTIFIED', 'CONTESTED', 'OVERDUE')"
            + " THEN DATE(opened_at + INTERVAL 8 HOUR) ELSE '1970-01-01' END";
    private static final String COLUMNS = "kind, day, measure, source, reason, province";

    private final Sql sql;

    FindingCountTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * How many findings have these properties in common.
     *
     * @param day of a state the legal day of the opening, or 1970-01-01 if the finding is settled or ended; of an act its own
     * @param measure a state, or an act
     * @param province two digits of GB/T 2260; empty while it is not known
     */
    public record Count(LocalDate day, String measure, String source, String reason, String province, long findings) {}

    private record Cell(String kind, LocalDate day, String measure, String source, String reason, String province)
            implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return toString().compareTo(other.toString());
        }
    }

    /** Counts a finding that was inserted in the caller's transaction. */
    void opened(Finding finding) {
        sql.update(
                "INSERT INTO finding_count_changes (" + COLUMNS + ", difference) VALUES (?, ?, ?, ?, ?, ?, 1)",
                STATE,
                openedOn(finding),
                finding.state().name(),
                finding.key().source().name(),
                finding.key().reason(),
                province(finding));
    }

    /** Moves the count of a finding that the caller has locked and changes next, if the change concerns it. */
    void changes(Finding finding) {
        var changed = " FROM findings WHERE finding_id = ? AND NOT (" + OPENED_ON
                + " = ? AND state = ? AND COALESCE(province, '') = ?)";
        sql.update(
                "INSERT INTO finding_count_changes (" + COLUMNS + ", difference) SELECT 'STATE', " + OPENED_ON
                        + ", state, source, reason, COALESCE(province, ''), -1" + changed
                        + " UNION ALL SELECT 'STATE', ?, ?, source, reason, ?, 1" + changed,
                finding.id(),
                openedOn(finding),
                finding.state().name(),
                province(finding),
                openedOn(finding),
                finding.state().name(),
                province(finding),
                finding.id(),
                openedOn(finding),
                finding.state().name(),
                province(finding));
    }

    /** Counts a step. */
    public void acted(Finding finding, FindingStep step) {
        if (COUNTED.contains(step.act())) {
            sql.update(
                    "INSERT INTO finding_count_changes (" + COLUMNS + ", difference) VALUES (?, ?, ?, ?, ?, ?, 1)",
                    ACT,
                    LegalTime.dayOf(step.at()),
                    step.act().name(),
                    finding.key().source().name(),
                    finding.key().reason(),
                    province(finding));
        }
    }

    /** Returns the findings by their present state. */
    public List<Count> states() {
        return counts(STATE, LocalDate.EPOCH, LocalDate.of(9999, 12, 31));
    }

    /** Returns the steps on these legal days, both included. */
    public List<Count> acts(LocalDate from, LocalDate to) {
        return counts(ACT, from, to);
    }

    private List<Count> counts(String kind, LocalDate from, LocalDate to) {
        var cell = "day, measure, source, reason, province";
        return sql.list(
                FindingCountTable::count,
                "SELECT " + cell + ", SUM(n) FROM (SELECT " + cell
                        + ", findings AS n FROM finding_counts WHERE kind = ? AND day BETWEEN ? AND ? UNION ALL SELECT "
                        + cell + ", difference FROM finding_count_changes WHERE kind = ? AND day BETWEEN ? AND ?) c"
                        + " GROUP BY " + cell + " HAVING SUM(n) <> 0 ORDER BY " + cell,
                kind,
                from,
                to,
                kind,
                from,
                to);
    }

    /**
     * Adds the oldest changes to the sums, as the holder of the lease, in one transaction.
     *
     * @return how many were added; fewer than atMost if no more are there, or another process holds the lease
     */
    public int add(Lease lease, int atMost) {
        return lease.fenced(() -> added(atMost)).orElse(0);
    }

    /**
     * Counts all findings by their present state and corrects what the sums do not say, as the holder of the lease, in one
     * transaction. A release that did not count may have changed findings beside this one. Findings and sums are read by one
     * statement, so steps that are taken meanwhile count once.
     *
     * @return how many sums were wrong; 0 if another process holds the lease
     */
    public int recount(Lease lease) {
        return lease.fenced(this::recounted).orElse(0);
    }

    private int recounted() {
        var cell = "day, measure, source, reason, province";
        var wrong = sql.list(
                FindingCountTable::count,
                "SELECT " + cell + ", SUM(n) FROM (SELECT CAST(" + OPENED_ON
                        + " AS DATE) AS day, state AS measure, source, reason, COALESCE(province, '') AS province, COUNT(*) AS n"
                        + " FROM findings GROUP BY 1, 2, 3, 4, 5 UNION ALL SELECT " + cell
                        + ", -findings FROM finding_counts WHERE kind = 'STATE' UNION ALL SELECT " + cell
                        + ", -difference FROM finding_count_changes WHERE kind = 'STATE') c GROUP BY " + cell
                        + " HAVING SUM(n) <> 0");
        wrong.forEach(count -> sql.update(
                "INSERT INTO finding_count_changes (" + COLUMNS + ", difference) VALUES (?, ?, ?, ?, ?, ?, ?)",
                STATE,
                count.day(),
                count.measure(),
                count.source(),
                count.reason(),
                count.province(),
                count.findings()));
        return wrong.size();
    }

    private int added(int atMost) {
        var ids = new ArrayList<Object>();
        // Sorted, so that every transaction locks the sums in the same order.
        var sums = new TreeMap<Cell, Long>();
        sql.list(
                row -> {
                    ids.add(row.getLong(1));
                    return sums.merge(cell(row), row.getLong(8), Long::sum);
                },
                "SELECT change_id, " + COLUMNS + ", difference FROM finding_count_changes ORDER BY change_id LIMIT ?",
                atMost);
        sums.forEach(this::addTo);
        if (!ids.isEmpty()) {
            sql.update(
                    "DELETE FROM finding_count_changes WHERE change_id IN ("
                            + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")",
                    ids.toArray());
        }
        return ids.size();
    }

    private void addTo(Cell cell, long findings) {
        if (findings == 0) {
            return;
        }
        sql.update(
                "INSERT INTO finding_counts (" + COLUMNS + ", findings) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE findings = findings + ?",
                cell.kind(),
                cell.day(),
                cell.measure(),
                cell.source(),
                cell.reason(),
                cell.province(),
                findings,
                findings);
        sql.update(
                "DELETE FROM finding_counts WHERE kind = ? AND day = ? AND measure = ? AND source = ? AND reason = ?"
                        + " AND province = ? AND findings = 0",
                cell.kind(),
                cell.day(),
                cell.measure(),
                cell.source(),
                cell.reason(),
                cell.province());
    }

    private static LocalDate openedOn(Finding finding) {
        return AGING.contains(finding.state()) ? LegalTime.dayOf(finding.stand().openedAt()) : NO_AGE;
    }

    private static String province(Finding finding) {
        return Objects.requireNonNullElse(finding.owner().province(), "");
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(
                row.getObject(1, LocalDate.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6));
    }
}
