package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.InspectionProblem;
import cn.icpfiling.inspection.store.InspectionTaskTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives a task to an inspector for a while, and takes it back. */
@ApplicationScoped
class ClaimTask {

    private final IdempotencyService idempotency;
    private final TaskAccess access;
    private final InspectionTaskTable tasks;
    private final ReadTasks read;
    private final Audit audit;
    private final Duration length;
    private final int atATime;

    ClaimTask(
            IdempotencyService idempotency,
            TaskAccess access,
            InspectionTaskTable tasks,
            ReadTasks read,
            Audit audit,
            @ConfigProperty(name = "icp.tasks.claim") Duration length,
            @ConfigProperty(name = "icp.tasks.claims-at-a-time") int atATime) {
        this.idempotency = idempotency;
        this.access = access;
        this.tasks = tasks;
        this.read = read;
        this.audit = audit;
        this.length = length;
        this.atATime = atATime;
    }

    StoredResponse claim(UUID id, IdempotentRequest idempotentRequest) {
        access.require(id);
        return idempotency.perform(idempotentRequest, () -> claim(id));
    }

    private Reply claim(UUID id) {
        var task = tasks.locked(id).orElseThrow();
        access.requireRunning(task);
        if (tasks.claims(access.inspector()) >= atATime) {
            throw new ProblemException(InspectionProblem.TASKS_CLAIMED_ENOUGH, atATime);
        }
        if (!tasks.claim(id, access.inspector(), length)) {
            throw new ProblemException(InspectionProblem.TASK_NOT_OPEN);
        }
        return reply(id, "CLAIM");
    }

    StoredResponse release(UUID id, IdempotentRequest idempotentRequest) {
        access.require(id);
        return idempotency.perform(idempotentRequest, () -> release(id));
    }

    private Reply release(UUID id) {
        var task = access.held(id);
        tasks.reopen(id, task.outcome(), task.tries(), Duration.ZERO);
        return reply(id, "RELEASE");
    }

    private Reply reply(UUID id, String act) {
        audit.record(Act.of("INSPECTION_TASK." + act, "INSPECTION_TASK", id));
        return new Reply(200, null, null, read.one(id));
    }
}
