package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.core.findings.FindingLifecycle;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.inspection.store.FiledSubjectRepository;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Decides which tasks an inspector may work on: none about the inspector's own filing, and none of other staff's campaign. */
@ApplicationScoped
class TaskAccess {

    private final CurrentActor actor;
    private final InspectionTaskTable tasks;
    private final CampaignTable campaigns;
    private final FindingTable findings;
    private final FiledSubjectRepository subjects;

    TaskAccess(
            CurrentActor actor,
            InspectionTaskTable tasks,
            CampaignTable campaigns,
            FindingTable findings,
            FiledSubjectRepository subjects) {
        this.actor = actor;
        this.tasks = tasks;
        this.campaigns = campaigns;
        this.findings = findings;
        this.subjects = subjects;
    }

    UUID inspector() {
        return actor.account();
    }

    /** 404 if there is no such task; 403 if the inspector may not work on it. */
    @Transactional
    InspectionTask require(UUID id) {
        var task = tasks.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        requireForeign(task.subjectId());
        if (task.campaignId() != null) {
            var staff = campaigns.find(task.campaignId()).orElseThrow().staff();
            if (!staff.isEmpty() && !staff.contains(inspector())) {
                throw new ProblemException(CommonProblem.FORBIDDEN);
            }
        }
        return task;
    }

    /** 403 if the filing is the inspector's own. */
    void requireForeign(UUID subject) {
        if (subjects.holderOf(subject)
                .filter(holder -> actor.get().isSamePersonAs(holder))
                .isPresent()) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }

    /** Returns the task, locked until the transaction ends; 409 unless the inspector holds it now. */
    InspectionTask held(UUID id) {
        var task = tasks.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        requireHeld(id);
        return task;
    }

    /** 409 unless the inspector holds the task now. */
    void requireHeld(UUID id) {
        if (!tasks.isHeldBy(id, inspector())) {
            throw new ProblemException(InspectionProblem.TASK_NOT_HELD);
        }
    }

    /** 409 if no new call may be made for the campaign. Keeps its state until the transaction ends. */
    void requireRunning(InspectionTask task) {
        if (task.campaignId() != null && campaigns.heldState(task.campaignId()) != CampaignState.RUNNING) {
            throw new ProblemException(InspectionProblem.TASK_CAMPAIGN_NOT_RUNNING);
        }
    }

    /** 409 if the campaign was cancelled, 422 if the finding is settled: then no number is needed any more. */
    void requireWorthACall(InspectionTask task) {
        requireNotCancelled(task);
        if (task.findingId() != null
                && findings.find(task.findingId())
                        .filter(finding -> !FindingLifecycle.table().isFinal(finding.state()))
                        .isEmpty()) {
            throw ProblemException.broken(List.of(Violation.of("", TaskFault.TASK_FINDING_UNKNOWN.name(), null)));
        }
    }

    /** 409 if the campaign was cancelled; a paused one still takes the outcome of a call that was made. */
    void requireNotCancelled(InspectionTask task) {
        if (task.campaignId() != null && campaigns.heldState(task.campaignId()) == CampaignState.CANCELLED) {
            throw new ProblemException(InspectionProblem.TASK_CAMPAIGN_NOT_RUNNING);
        }
    }
}
