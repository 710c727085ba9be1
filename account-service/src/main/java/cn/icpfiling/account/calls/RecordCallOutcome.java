package cn.icpfiling.account.calls;

import cn.icpfiling.account.core.CallOutcome;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * Records what came of a call that the member of support has claimed. If the finding went on while the claim runs, the outcome
 * is stored and the call stays closed. If its script changed meanwhile, a person who heard the one before is called again.
 */
@ApplicationScoped
class RecordCallOutcome {

    private final CallDesk desk;
    private final CallPolicy policy;
    private final IdempotencyService idempotency;
    private final Audit audit;
    private final Clock clock;

    RecordCallOutcome(CallDesk desk, CallPolicy policy, IdempotencyService idempotency, Audit audit, Clock clock) {
        this.desk = desk;
        this.policy = policy;
        this.idempotency = idempotency;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(UUID id, IdempotentRequest request, CallOutcome outcome) {
        return idempotency.perform(request, () -> {
            var call = desk.made(id);
            var now = desk.now();
            var isTold = call.called(outcome, clock.instant(), policy.tries(), now.plus(policy.againAfter()), now);
            if (isTold) {
                desk.closeSiblings(call);
            }
            audit.record(Act.of("VOICE_TASK.OUTCOME", "VOICE_TASK", id)
                    .because(outcome.name())
                    .with("finding", call.finding())
                    .with("try", call.callTries())
                    .with("script", outcome == CallOutcome.REACHED && !isTold ? "CHANGED" : null));
            return new Reply(200, null, null, desk.view(call));
        });
    }
}
