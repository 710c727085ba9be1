package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskOutcome;
import cn.icpfiling.inspection.core.tasks.TaskState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A task as shown. It has no number and no name.
 *
 * @param topic the number to call, the check to decide, or ALL papers
 * @param domain of the finding; null if it is about the whole site, or if there is no finding
 * @param domains those of the site, at most {@value #MOST_DOMAINS}, of a campaign's task about domains: its fault may be at any; null
 *     otherwise
 * @param dueAt before this moment the task cannot be claimed
 */
@Schema(name = "InspectionTask")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskView(
        UUID taskId,
        TaskKind kind,
        String topic,
        UUID campaignId,
        UUID findingId,
        UUID subjectId,
        UUID serviceId,
        String serviceNumber,
        String domain,
        List<String> domains,
        TaskState state,
        int tries,
        Instant dueAt,
        UUID claimedBy,
        Instant claimedUntil,
        TaskOutcome outcome,
        Instant madeAt) {

    static final int MOST_DOMAINS = 20;

    static TaskView of(InspectionTask task, String serviceNumber, String domain, List<String> domains) {
        return new TaskView(
                task.id(),
                task.kind(),
                task.topic(),
                task.campaignId(),
                task.findingId(),
                task.subjectId(),
                task.serviceId(),
                serviceNumber,
                domain,
                domains,
                task.state(),
                task.tries(),
                task.dueAt(),
                task.claimedBy(),
                task.claimedUntil(),
                task.outcome(),
                task.madeAt());
    }
}
