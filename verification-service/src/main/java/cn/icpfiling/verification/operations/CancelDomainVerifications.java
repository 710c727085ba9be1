package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IdempotencyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Ends an operation before its time. Its workers give up the lines that are left, slice by slice. */
@ApplicationScoped
class CancelDomainVerifications {

    private final Once once;
    private final CurrentActor actor;
    private final ShowOperation show;
    private final OperationTable table;
    private final Audit audit;
    private final Clock clock;

    CancelDomainVerifications(
            Once once, CurrentActor actor, ShowOperation show, OperationTable table, Audit audit, Clock clock) {
        this.once = once;
        this.actor = actor;
        this.show = show;
        this.table = table;
        this.audit = audit;
        this.clock = clock;
    }

    Answer handle(UUID id, String key) {
        show.requireOwn(id);
        var attempt = new Attempt(
                actor.get().client() + "/" + actor.caller(),
                "cancelDomainVerifications",
                IdempotencyKey.of(key),
                List.of(id.toString()));
        return once.perform(attempt, () -> cancel(id));
    }

    private Reply cancel(UUID id) {
        var operation = table.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (operation.state() == OperationState.FINISHED) {
            throw new ProblemException(CommonProblem.ACT_NOT_ALLOWED, operation.state(), "CANCEL", List.of());
        }
        if (operation.cancelledAt() == null) {
            table.cancel(id, clock.instant());
            audit.record(Act.of("DOMAIN_OPERATION.CANCEL", "DOMAIN_OPERATION", id));
        }
        return new Reply(200, null, null, show.handle(id));
    }
}
