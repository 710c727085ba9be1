package cn.icpfiling.account.recovery;

import cn.icpfiling.account.cases.Decisions;
import cn.icpfiling.account.cases.RecoveryQueue;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CaseOutcome;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Answers a recovery case, once. It is another form of a decision in the queue: the answer claims a case that is free, and
 * decides as {@link Decisions} does for every kind.
 */
@ApplicationScoped
class AnswerRecoveryCase {

    private final IdempotencyService idempotency;
    private final RecoveryCaseRepository cases;
    private final RecoveryCaseViews views;
    private final RecoveryQueue queue;
    private final Decisions decisions;

    AnswerRecoveryCase(
            IdempotencyService idempotency,
            RecoveryCaseRepository cases,
            RecoveryCaseViews views,
            RecoveryQueue queue,
            Decisions decisions) {
        this.idempotency = idempotency;
        this.cases = cases;
        this.views = views;
        this.queue = queue;
        this.decisions = decisions;
    }

    /** Asks filing-service outside of any transaction. */
    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, CaseOutcome outcome) {
        var _ = UnitOfWork.in(
                () -> cases.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
        var earlier = UnitOfWork.in(() -> idempotency.earlier(idempotentRequest));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var decision = RecoveryDecision.decisionOf(outcome);
        var reason = RecoveryDecision.reasonOf(outcome);
        var effect = decisions.prepare(id, CaseKind.RECOVERY, decision, reason);
        return idempotency.perform(idempotentRequest, () -> {
            // The row of the queue first, as for a decision there.
            var place = queue.locked(id);
            var found = cases.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            ifMatch.require(found.version());
            if (found.isAnswered()) {
                throw new ProblemException(AccountProblem.RECOVERY_CASE_CLOSED);
            }
            var queued = queue.claimed(place.orElseGet(() -> queue.add(found)));
            decisions.handle(queued, decision, reason, effect);
            cases.flush();
            var shown = views.tagged(found);
            return new Reply(200, null, shown.tag().toString(), shown.view());
        });
    }
}
