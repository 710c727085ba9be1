package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.account.transfers.TransferParties;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Decides a case as it was seen. Where two persons decide, the first decision is a proposal, of which the holder is not told.
 * The effect of a grant happens later, in a job.
 */
@ApplicationScoped
class DecideCase {

    private final CaseDesk desk;
    private final SupportCaseRepository cases;
    private final CasePolicy policy;
    private final TransferParties parties;
    private final CaseNotices notices;
    private final CaseViews views;
    private final IdempotencyService idempotency;
    private final Audit audit;

    DecideCase(
            CaseDesk desk,
            SupportCaseRepository cases,
            CasePolicy policy,
            TransferParties parties,
            CaseNotices notices,
            CaseViews views,
            IdempotencyService idempotency,
            Audit audit) {
        this.desk = desk;
        this.cases = cases;
        this.policy = policy;
        this.parties = parties;
        this.notices = notices;
        this.views = views;
        this.idempotency = idempotency;
        this.audit = audit;
    }

    StoredResponse handle(
            UUID id, IdempotentRequest request, IfMatch ifMatch, CaseDecision decision, CaseReason reason) {
        if (!reason.fits(decision)) {
            throw new ProblemException(AccountProblem.CASE_REASON_UNFIT, reason, decision);
        }
        return idempotency.perform(request, () -> {
            var found = desk.decidable(id);
            ifMatch.require(found.version());
            desk.requireClaim(found);
            decide(found, decision, reason);
            cases.flush();
            var shown = views.tagged(found);
            return new Reply(200, null, shown.tag().toString(), shown.view());
        });
    }

    private void decide(SupportCase found, CaseDecision decision, CaseReason reason) {
        if (decision == CaseDecision.GRANTED && found.kind().endangersSource() && found.source() == null) {
            throw new ProblemException(AccountProblem.CASE_SOURCE_UNKNOWN);
        }
        if (decision == CaseDecision.GRANTED && found.kind() == CaseKind.OFFLINE_TRANSFER) {
            // Only here: an earlier refusal would tell the caller who holds the filing.
            parties.requireOffline(found.source(), found.holder());
        }
        var event = found.decide(
                decision, reason.name(), desk.staff(), policy.effectAfterGrant(found), policy.now(), desk.machineNow());
        audit.record(Act.of(event, "SUPPORT_CASE", found.id())
                .because(reason.name())
                .with("kind", found.kind())
                .with("decision", decision)
                .with("source", found.source()));
        var state = found.stateAt(desk.machineNow());
        if (state == CaseState.DECIDED_GRANTED || state == CaseState.DECIDED_REFUSED) {
            notices.settled(found, state);
        }
        if (state == CaseState.DECIDED_GRANTED && found.kind() == CaseKind.LOST_PHONE) {
            notices.phoneGranted(found);
        }
    }
}
