package cn.icpfiling.account.calls;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CallState;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Gives a call to one member of support for a time. Claiming again prolongs the claim, also one whose script has changed. */
@ApplicationScoped
class ClaimVoiceTask {

    private final CallDesk desk;
    private final CallPolicy policy;
    private final IdempotencyService idempotency;
    private final Audit audit;

    ClaimVoiceTask(CallDesk desk, CallPolicy policy, IdempotencyService idempotency, Audit audit) {
        this.desk = desk;
        this.policy = policy;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    StoredResponse handle(UUID id, IdempotentRequest request) {
        return idempotency.perform(request, () -> {
            var call = desk.locked(id);
            desk.requireWaiting(call);
            var now = desk.now();
            if (call.callState(now) != CallState.OPEN && !call.isClaimedBy(desk.staff(), now)) {
                throw new ProblemException(AccountProblem.VOICE_TASK_NOT_FREE);
            }
            call.claimBy(desk.staff(), now.plus(policy.lease()), now);
            audit.record(Act.of("VOICE_TASK.CLAIM", "VOICE_TASK", id).with("finding", call.finding()));
            return new Reply(200, null, null, desk.view(call));
        });
    }
}
