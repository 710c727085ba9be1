package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CaseOutcome;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.store.RecoveryCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers a case, once. A positive answer sends the login name to the account's own phone and mail. Neither the support nor the caller
 * sees the login name, and no answer changes the phone of an account.
 */
@ApplicationScoped
class AnswerRecoveryCase {

    private final CurrentActor actor;
    private final IdempotencyService idempotency;
    private final RecoveryCaseRepository cases;
    private final RecoveryCaseViews views;
    private final FindFiling findFiling;
    private final SettleRecoveryCase settle;
    private final Audit audit;

    AnswerRecoveryCase(
            CurrentActor actor,
            IdempotencyService idempotency,
            RecoveryCaseRepository cases,
            RecoveryCaseViews views,
            FindFiling findFiling,
            SettleRecoveryCase settle,
            Audit audit) {
        this.actor = actor;
        this.idempotency = idempotency;
        this.cases = cases;
        this.views = views;
        this.findFiling = findFiling;
        this.settle = settle;
        this.audit = audit;
    }

    /** Asks filing-service outside of any transaction. */
    StoredResponse handle(UUID id, IdempotentRequest idempotentRequest, IfMatch ifMatch, CaseOutcome outcome) {
        var domain = UnitOfWork.in(() -> cases.findByIdOptional(id).map(RecoveryCase::domain))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var earlier = UnitOfWork.in(() -> idempotency.earlier(idempotentRequest));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var filing =
                outcome == CaseOutcome.LOGIN_NAME_SENT ? findFiling.of(domain) : Optional.<FindFiling.Found>empty();
        return idempotency.perform(idempotentRequest, () -> {
            var found = cases.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            ifMatch.require(found.version());
            if (found.isAnswered()) {
                throw new ProblemException(AccountProblem.RECOVERY_CASE_CLOSED);
            }
            decide(found, outcome, filing);
            cases.flush();
            var shown = views.tagged(found);
            return new Reply(200, null, shown.tag().toString(), shown.view());
        });
    }

    private void decide(RecoveryCase found, CaseOutcome outcome, Optional<FindFiling.Found> filing) {
        if (outcome == CaseOutcome.LOGIN_NAME_SENT) {
            var holder = filing.orElseThrow(() -> new ProblemException(AccountProblem.NOTHING_FILED_HERE))
                    .holder();
            settle.tellHolder(found, holder);
        }
        settle.answer(found, outcome, actor.account());
        audit.record(Act.of("RECOVERY_CASE.ANSWER", "RECOVERY_CASE", found.id())
                .because(outcome.name())
                .with("account", filing.map(FindFiling.Found::holder).orElse(null)));
    }
}
