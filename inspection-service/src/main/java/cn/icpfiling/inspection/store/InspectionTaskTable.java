package cn.icpfiling.inspection.store;

import cn.icpfiling.inspection.core.FiledContact;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskOutcome;
import cn.icpfiling.inspection.core.tasks.TaskState;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tasks for people. Claims and pauses end by the clock of the database. Statements join the caller's transaction. */
@ApplicationScoped
public class InspectionTaskTable {
    private static final String COLUMNS =
            "SELECT t.task_id, t.kind, t.topic, t.campaign_id, t.finding_id, t.subject_id,"
                    + " t.service_id, t.state, t.tries, t.due_at, t.claimed_by, t.claimed_until, t.outcome, t.made_at"
                    + " FROM inspection_tasks t ";
    private static final int CAMPAIGNS_A_STATEMENT = 50;
    private static final String ENDED_CLAIM = "state = 'CLAIMED' AND claimed_until < UTC_TIMESTAMP(6)";

    private final Sql sql;

    InspectionTaskTable(Sql sql) {
        this.sql = sql;
    }

    /**
     * Which open tasks a list shows; a null field matches all.
     *
     * @param inspector whose tasks may be claimed; never null
     */
    public record Open(UUID inspector, UUID campaign, UUID finding, TaskKind kind) {}

    /** False if the site of the campaign has this task already, or the finding has an open one of its kind and topic. */
    public boolean insert(InspectionTask task) {
        return sql.update(
                        "INSERT IGNORE INTO inspection_tasks (task_id, kind, topic, campaign_id, finding_id, subject_id, service_id,"
                                + " state, tries, due_at, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, UTC_TIMESTAMP(6), ?)",
                        task.id(),
                        task.kind().name(),
                        task.topic(),
                        task.campaignId(),
                        task.findingId(),
                        task.subjectId(),
                        task.serviceId(),
                        task.state().name(),
                        task.madeAt())
                == 1;
    }

    public Optional<InspectionTask> find(UUID id) {
        return sql.first(InspectionTaskTable::task, COLUMNS + "WHERE t.task_id = ?", id);
    }

    /** Locks the task until the end of the caller's transaction. */
    public Optional<InspectionTask> locked(UUID id) {
        return sql.first(InspectionTaskTable::task, COLUMNS + "WHERE t.task_id = ? FOR UPDATE", id);
    }

    /**
     * Tasks that the inspector may claim now, the oldest first: those after the given id, or from the first if it is null. Those of
     * findings and those of each running campaign of the inspector are read by their key, so that no open task of a campaign that is paused
     * or has other staff is passed on the way, however many there are.
     */
    public List<InspectionTask> open(Open wanted, UUID after, int limit) {
        var owners = new ArrayList<UUID>();
        if (wanted.campaign() == null) {
            owners.add(null); // tasks of findings have no campaign
        }
        if (wanted.finding() == null) {
            owners.addAll(running(wanted.inspector(), wanted.campaign()));
        }
        var found = new ArrayList<InspectionTask>();
        for (var from = 0; from < owners.size(); from += CAMPAIGNS_A_STATEMENT) {
            found.addAll(openOf(
                    owners.subList(from, Math.min(from + CAMPAIGNS_A_STATEMENT, owners.size())), wanted, after, limit));
        }
        return found.stream()
                .sorted(Comparator.comparing(task -> Binary.of(task.id()), Arrays::compareUnsigned))
                .limit(limit)
                .toList();
    }

    /** The running campaigns whose tasks the inspector may claim, or the given one alone if it is one of them. */
    private List<UUID> running(UUID inspector, UUID campaign) {
        var values = new ArrayList<Object>(List.of(inspector));
        var where = new StringBuilder("WHERE c.state = 'RUNNING' AND (c.open_to_all OR EXISTS (SELECT 1 FROM"
                + " campaign_staff_members f WHERE f.campaign_id = c.campaign_id AND f.account = ?))");
        and(where, values, "c.campaign_id = ?", campaign);
        return sql.list(row -> id(row, 1), "SELECT c.campaign_id FROM campaigns c " + where, values.toArray());
    }

    /** At most so many of each. */
    private List<InspectionTask> openOf(List<UUID> campaigns, Open wanted, UUID after, int limit) {
        var filters = new ArrayList<Object>();
        var where = new StringBuilder(wanted.finding() == null ? "FORCE INDEX (inspection_tasks_campaign) " : "")
                .append("WHERE t.campaign_id <=> ? AND t.state = 'OPEN' AND t.due_at <= UTC_TIMESTAMP(6)");
        and(where, filters, "t.finding_id = ?", wanted.finding());
        and(
                where,
                filters,
                "t.kind = ?",
                wanted.kind() == null ? null : wanted.kind().name());
        and(where, filters, "t.task_id > ?", after);
        var values = new ArrayList<Object>();
        for (var campaign : campaigns) {
            values.add(campaign);
            values.addAll(filters);
            values.add(limit);
        }
        var ofOne = "(" + COLUMNS + where + " ORDER BY t.task_id LIMIT ?)";
        return sql.list(
                InspectionTaskTable::task,
                String.join(" UNION ALL ", Collections.nCopies(campaigns.size(), ofOne)),
                values.toArray());
    }

    /** The inspector's own: claimed ones whose claim has not ended. */
    public List<InspectionTask> claimedBy(UUID inspector, UUID after, int limit) {
        var values = new ArrayList<Object>(List.of(inspector));
        var where = new StringBuilder("WHERE t.claimed_by = ? AND t.claimed_until >= UTC_TIMESTAMP(6)");
        and(where, values, "t.task_id > ?", after);
        values.add(limit);
        return sql.list(InspectionTaskTable::task, COLUMNS + where + " ORDER BY t.task_id LIMIT ?", values.toArray());
    }

    /** All tasks of a campaign, also settled ones. */
    public List<InspectionTask> ofCampaign(UUID campaign, TaskState state, UUID after, int limit) {
        var values = new ArrayList<Object>(List.of(campaign));
        var where = new StringBuilder(state == null ? "FORCE INDEX (inspection_tasks_of_campaign) " : "")
                .append("WHERE t.campaign_id = ?");
        and(where, values, "t.state = ?", state == null ? null : state.name());
        and(where, values, "t.task_id > ?", after);
        values.add(limit);
        return sql.list(InspectionTaskTable::task, COLUMNS + where + " ORDER BY t.task_id LIMIT ?", values.toArray());
    }

    private static void and(StringBuilder where, List<Object> values, String condition, Object value) {
        if (value != null) {
            where.append(" AND ").append(condition);
            values.add(value);
        }
    }

    /** How many tasks the inspector has claimed. */
    public int claims(UUID inspector) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM inspection_tasks WHERE claimed_by = ? AND claimed_until >= UTC_TIMESTAMP(6)",
                        inspector)
                .orElseThrow();
    }

    /** False if the task is not open and due, and its claim has not ended. */
    public boolean claim(UUID task, UUID inspector, Duration length) {
        return sql.update(
                        "UPDATE inspection_tasks SET state = 'CLAIMED', claimed_by = ?,"
                                + " claimed_until = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE task_id = ?"
                                + " AND ((state = 'OPEN' AND due_at <= UTC_TIMESTAMP(6)) OR (" + ENDED_CLAIM + "))",
                        inspector,
                        length.toSeconds(),
                        task)
                == 1;
    }

    /** Whether the inspector holds the task now. */
    public boolean isHeldBy(UUID task, UUID inspector) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM inspection_tasks WHERE task_id = ? AND claimed_by = ?"
                                + " AND claimed_until >= UTC_TIMESTAMP(6)",
                        task,
                        inspector)
                .isPresent();
    }

    /** Opens a claimed task again: after the pause, and with one more try if the number did not answer. */
    public void reopen(UUID task, TaskOutcome outcome, int tries, Duration pause) {
        sql.update(
                "UPDATE inspection_tasks SET state = 'OPEN', claimed_by = NULL, claimed_until = NULL, outcome = ?, tries = ?,"
                        + " due_at = UTC_TIMESTAMP(6) + INTERVAL ? SECOND WHERE task_id = ?",
                outcome == null ? null : outcome.name(),
                tries,
                pause.toSeconds(),
                task);
    }

    public void settle(UUID task, TaskOutcome outcome, int tries, UUID inspector, Instant at) {
        sql.update(
                "UPDATE inspection_tasks SET state = 'DONE', claimed_by = NULL, claimed_until = NULL, outcome = ?, tries = ?,"
                        + " settled_by = ?, settled_at = ? WHERE task_id = ?",
                outcome.name(),
                tries,
                inspector,
                at,
                task);
    }

    /** Whether a number of the subject's principal is a task of the campaign already, at any of the subject's sites. */
    public boolean isCalled(UUID campaign, UUID subject, FiledContact contact) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM inspection_tasks WHERE campaign_id = ? AND subject_id = ? AND topic = ?"
                                + " AND kind = 'CALL_NUMBER' LIMIT 1",
                        campaign,
                        subject,
                        contact.name())
                .isPresent();
    }

    /** How many tasks of a kind are still to be done for a site of a campaign. */
    public int unsettled(UUID campaign, UUID service, TaskKind kind) {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM inspection_tasks WHERE campaign_id = ? AND service_id = ? AND kind = ?"
                                + " AND state IN ('OPEN', 'CLAIMED')",
                        campaign,
                        service,
                        kind.name())
                .orElseThrow();
    }

    /** Opens tasks again whose claim has ended. Returns how many, at most the limit. */
    public int releaseEndedClaims(int limit) {
        return sql.update(
                "UPDATE inspection_tasks SET state = 'OPEN', claimed_by = NULL, claimed_until = NULL WHERE "
                        + ENDED_CLAIM + " ORDER BY task_id LIMIT ?",
                limit);
    }

    /** Notes, for a task that the caller has locked, that the inspector was shown its number. */
    public void revealed(UUID task, UUID inspector) {
        sql.update("UPDATE inspection_tasks SET revealed_to = ? WHERE task_id = ?", inspector, task);
    }

    /** Whether the inspector was the last one who was shown the number of the task. */
    public boolean isRevealedTo(UUID task, UUID inspector) {
        return sql.first(
                        row -> true,
                        "SELECT 1 FROM inspection_tasks WHERE task_id = ? AND revealed_to = ?",
                        task,
                        inspector)
                .isPresent();
    }

    /**
     * Withdraws open tasks of a cancelled campaign. Returns them as they were, at most the limit. Claimed ones are read first: one whose
     * claim ends meanwhile is found open, and no open one is claimed any more. The key passes none that was withdrawn before.
     */
    public List<InspectionTask> withdraw(UUID campaign, int limit) {
        var open = new ArrayList<InspectionTask>();
        for (var state : List.of(TaskState.CLAIMED, TaskState.OPEN)) {
            open.addAll(sql.list(
                    InspectionTaskTable::task,
                    COLUMNS + "FORCE INDEX (inspection_tasks_campaign) WHERE t.campaign_id = ? AND t.state = ?"
                            + " ORDER BY t.task_id LIMIT ? FOR UPDATE",
                    campaign,
                    state.name(),
                    limit - open.size()));
        }
        withdraw(open.stream().map(InspectionTask::id).toList());
        return open;
    }

    /** Withdraws open tasks of findings that are settled, at most so many. */
    public void withdrawOfSettledFindings(int limit) {
        withdraw(sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT t.task_id FROM inspection_tasks t JOIN findings f ON f.finding_id = t.open_finding"
                        + " WHERE t.open_finding IS NOT NULL AND f.state IN ('CURED', 'DISMISSED') LIMIT ?",
                limit));
    }

    private void withdraw(List<UUID> tasks) {
        if (!tasks.isEmpty()) {
            sql.update(
                    "UPDATE inspection_tasks SET state = 'WITHDRAWN', claimed_by = NULL, claimed_until = NULL"
                            + " WHERE state IN ('OPEN', 'CLAIMED') AND task_id IN ("
                            + String.join(", ", Collections.nCopies(tasks.size(), "?")) + ")",
                    tasks.toArray());
        }
    }

    private static InspectionTask task(ResultSet row) throws SQLException {
        var outcome = row.getString(13);
        return new InspectionTask(
                id(row, 1),
                TaskKind.valueOf(row.getString(2)),
                row.getString(3),
                id(row, 4),
                id(row, 5),
                id(row, 6),
                id(row, 7),
                TaskState.valueOf(row.getString(8)),
                row.getInt(9),
                instant(row, 10),
                id(row, 11),
                instant(row, 12),
                outcome == null ? null : TaskOutcome.valueOf(outcome),
                instant(row, 14));
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        return bytes == null ? null : Binary.toUuid(bytes);
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}
