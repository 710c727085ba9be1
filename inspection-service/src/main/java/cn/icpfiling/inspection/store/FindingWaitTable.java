package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.core.findings.FindingWait;
import cn.icpfiling.inspection.core.findings.PolicyReference;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The findings that are not settled, counted by state and by what they wait for; {@link FindingTable#waiting} lists them. */
@ApplicationScoped
public class FindingWaitTable {
    /** Of the site s that a finding names. */
    private static final String SERVED = "s.status = 'REGISTERED' AND s.access_status = 'LIVE'";

    private final Sql sql;

    FindingWaitTable(Sql sql) {
        this.sql = sql;
    }

    /** How many findings wait, and since which legal day the one that waits longest; null for none. */
    public record Waiting(long findings, LocalDate since) {}

    /**
     * Overdue findings about one site each that were opened under the same policy, whose site has not left, whose holder was told in time,
     * and whose fault no granted change may have mended: after such a change people decide.
     */
    public record Overdue(PolicyReference policy, FindingSource source, String reason, long findings) {}

    public Waiting waiting(FindingWait wait) {
        return sql.first(
                        row -> new Waiting(row.getLong(1), row.getObject(2, LocalDate.class)),
                        "SELECT COUNT(*), MIN(since) FROM " + rows(wait))
                .orElseThrow();
    }

    public List<Overdue> overdue() {
        return sql.list(
                row -> new Overdue(
                        new PolicyReference(row.getInt(1), row.getObject(2, LocalDate.class)),
                        FindingSource.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getLong(5)),
                "SELECT policy_version, policy_day, source, reason, COUNT(*) FROM findings f WHERE state = 'OVERDUE'"
                        + " AND service_id IS NOT NULL AND (last_day IS NULL OR DATE(notified_at + INTERVAL 8 HOUR) <= last_day)"
                        + " AND NOT EXISTS (SELECT 1 FROM finding_changes c"
                        + " WHERE c.finding_id = f.finding_id) AND EXISTS (SELECT 1 FROM filed_sites s"
                        + " WHERE s.service_id = f.service_id AND s.subject_id = f.subject_id AND " + SERVED
                        + ") GROUP BY policy_version, policy_day, source, reason");
    }

    /** How many findings each state has, of those that are not settled. */
    public Map<FindingState, Long> unsettledByState() {
        var counts = new EnumMap<FindingState, Long>(FindingState.class);
        for (var count : sql.list(
                row -> Map.entry(FindingState.valueOf(row.getString(1)), row.getLong(2)),
                "SELECT state, COUNT(*) FROM findings WHERE state IN ('OPENED', 'NOTIFIED', 'CONTESTED', 'OVERDUE')"
                        + " GROUP BY state")) {
            counts.put(count.getKey(), count.getValue());
        }
        return counts;
    }

    /**
     * How many findings had a step due before this legal day, without those that wait by rule: for an inspector who has to
     * decide about papers or to look again, or for the look that is repeated each day. After a decision about papers the next look has
     * its moment on that day or the next one. A look counts for its day and the next one, while an order may hold the finding up; the look
     * that follows then has its moment on the day after. Of each finding the newest look is read alone, by its key.
     */
    public long late(LocalDate today) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM findings f WHERE f.act_on < ? AND NOT EXISTS (SELECT 1 FROM finding_paper_holds h"
                                + " WHERE h.finding_id = f.finding_id AND (h.decided_at IS NULL OR h.decided_at >= ?))"
                                + " AND NOT EXISTS (SELECT 1 FROM finding_second_looks s WHERE s.finding_id = f.finding_id)"
                                + " AND COALESCE((SELECT r.requested_at FROM finding_rescans r"
                                + " FORCE INDEX (finding_rescans_asked) WHERE r.finding_id = f.finding_id"
                                + " ORDER BY r.requested_at DESC LIMIT 1) < ?, TRUE)"
                                + " AND COALESCE((SELECT c.requested_at FROM finding_repeated_checks c"
                                + " FORCE INDEX (finding_repeated_checks_asked) WHERE c.finding_id = f.finding_id"
                                + " ORDER BY c.requested_at DESC LIMIT 1) < ?, TRUE)",
                        today,
                        LegalTime.startOf(today.minusDays(1)),
                        LegalTime.startOf(today.minusDays(2)),
                        LegalTime.startOf(today.minusDays(2)))
                .orElse(0L);
    }

    /**
     * The ids of the findings that wait, and since when they do. A first notice is an inspector's if the platform has no step due. Looks
     * are read last, those of the findings alone: the other way round a statement reads all looks there ever were.
     */
    static String rows(FindingWait wait) {
        return switch (wait) {
            case SECOND_LOOK -> "finding_second_looks";
            case PAPER_REVIEW -> "(SELECT finding_id, since FROM finding_paper_holds WHERE decided_at IS NULL) waits";
            case FIRST_NOTICE ->
                "(SELECT finding_id, DATE(opened_at + INTERVAL 8 HOUR) AS since FROM findings WHERE state = 'OPENED'"
                        + " AND act_on IS NULL AND holder IS NOT NULL) waits";
            case CONTEST ->
                "(SELECT c.finding_id, DATE(MAX(h.happened_at) + INTERVAL 8 HOUR) AS since FROM findings c"
                        + " JOIN finding_history h ON h.finding_id = c.finding_id WHERE c.state = 'CONTESTED' AND h.act = 'CONTEST'"
                        + " GROUP BY c.finding_id) waits";
            // Only a fault of the subject is still there without its site, see RecordEnd. A site that the record tells
            // no more has left. Before both the last day had passed and the site had left, no inspector had to act.
            case SITE_LEFT ->
                "(SELECT l.finding_id, DATE(GREATEST(MAX(h.happened_at), COALESCE(MAX(s.left_at), MAX(h.happened_at)))"
                        + " + INTERVAL 8 HOUR) AS since FROM findings l"
                        + " LEFT JOIN filed_sites s ON s.service_id = l.service_id AND s.subject_id = l.subject_id"
                        + " JOIN finding_history h ON h.finding_id = l.finding_id"
                        + " WHERE l.state = 'OVERDUE' AND l.source = 'CAMPAIGN' AND h.act = 'EXPIRE' AND l.service_id IS NOT NULL"
                        + " AND (s.service_id IS NULL OR NOT (" + SERVED + ")) GROUP BY l.finding_id) waits";
            case PROOF_OF_ACCESS ->
                "(SELECT p.finding_id, DATE(MIN(r.finished_at) + INTERVAL 8 HOUR) AS since FROM findings p"
                        + " JOIN site_scan_states t ON t.service_id = p.service_id AND t.domain = p.domain"
                        + " STRAIGHT_JOIN finding_rescans r FORCE INDEX (finding_rescans_news) ON r.finding_id = p.finding_id"
                        + " WHERE p.state IN ('NOTIFIED', 'CONTESTED', 'OVERDUE')"
                        + " AND p.source = 'SCAN' AND t.health = 'HERE' AND r.health = 'HERE' AND r.cured = FALSE"
                        + " AND r.finished_at > p.notified_at GROUP BY p.finding_id) waits";
            case LOOK_UNDECIDED ->
                "(SELECT p.finding_id, DATE(MIN(r.finished_at) + INTERVAL 8 HOUR) AS since FROM findings p"
                        + " STRAIGHT_JOIN finding_rescans r FORCE INDEX (finding_rescans_news) ON r.finding_id = p.finding_id"
                        + " WHERE p.state = 'NOTIFIED' AND p.source = 'SCAN'"
                        + " AND r.health = 'UNKNOWN' AND DATE(r.requested_at + INTERVAL 8 HOUR) > p.due_on GROUP BY p.finding_id"
                        + " UNION ALL SELECT p.finding_id, DATE(MIN(c.finished_at) + INTERVAL 8 HOUR) FROM findings p"
                        + " STRAIGHT_JOIN finding_repeated_checks c ON c.finding_id = p.finding_id WHERE p.state = 'NOTIFIED'"
                        + " AND p.source = 'CONCERN' AND c.still_broken = FALSE AND DATE(c.requested_at + INTERVAL 8 HOUR) > p.due_on"
                        + " GROUP BY p.finding_id) waits";
        };
    }
}
