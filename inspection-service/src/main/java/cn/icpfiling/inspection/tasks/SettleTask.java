package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.core.tasks.TaskKind;
import cn.icpfiling.inspection.core.tasks.TaskOutcome;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.inspection.tables.CampaignRules;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes what an inspector found, while the inspector holds the task. */
@ApplicationScoped
class SettleTask {

    private final IdempotencyService idempotency;
    private final TaskAccess access;
    private final InspectionTaskTable tasks;
    private final DecideResult decide;
    private final ReadTasks read;
    private final Audit audit;
    private final Clock clock;

    SettleTask(
            IdempotencyService idempotency,
            TaskAccess access,
            InspectionTaskTable tasks,
            DecideResult decide,
            ReadTasks read,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.tasks = tasks;
        this.decide = decide;
        this.read = read;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, OutcomeRequest request) {
        access.require(id);
        return idempotency.perform(idempotentRequest, () -> settle(id, request));
    }

    private Reply settle(UUID id, OutcomeRequest request) {
        var task = access.held(id);
        access.requireNotCancelled(task);
        var verdict = JudgeOutcome.of(task, request);
        requireCalled(task);
        var tries = task.tries() + (request.outcome() == TaskOutcome.NO_ANSWER ? 1 : 0);
        if (!isCalledAgain(task, request.outcome(), tries)) {
            var inspector = access.inspector();
            tasks.settle(id, request.outcome(), tries, inspector, clock.instant());
            decide.handle(task, verdict, inspector);
        }
        audit.record(Act.of("INSPECTION_TASK.SETTLE", "INSPECTION_TASK", id)
                .with("outcome", request.outcome())
                .with("tries", tries));
        return new Reply(200, null, null, read.one(id));
    }

    /** Without the number the inspector has called no person. */
    private void requireCalled(InspectionTask task) {
        if (task.kind() == TaskKind.CALL_NUMBER && !tasks.isRevealedTo(task.id(), access.inspector())) {
            throw ProblemException.broken(
                    List.of(Violation.of("/outcome", TaskFault.TASK_NUMBER_NOT_REVEALED.name(), null)));
        }
    }

    private boolean isCalledAgain(InspectionTask task, TaskOutcome outcome, int tries) {
        var policy = CampaignRules.bundled().callsOn(LegalTime.dayOf(clock.instant()));
        if (outcome != TaskOutcome.NO_ANSWER || tries >= policy.tries()) {
            return false;
        }
        tasks.reopen(task.id(), outcome, tries, policy.pause());
        return true;
    }
}
