package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * The one way by which a case of any kind is decided. Where two persons decide, the first decision is a proposal, of which
 * the holder is not told. The effect of a granted transfer or phone change happens later, in a job.
 */
@ApplicationScoped
public class Decisions {

    private final CaseDesk desk;
    private final CasePolicy policy;
    private final CaseNotices notices;
    private final List<KindDecision> kinds;
    private final Audit audit;

    Decisions(CaseDesk desk, CasePolicy policy, CaseNotices notices, @All List<KindDecision> kinds, Audit audit) {
        this.desk = desk;
        this.policy = policy;
        this.notices = notices;
        this.kinds = kinds;
        this.audit = audit;
    }

    /** Call it outside of any transaction. 422 CASE_REASON_UNFIT if the reason fits neither kind nor decision. */
    public KindDecision.Effect prepare(UUID id, CaseKind kind, CaseDecision decision, CaseReason reason) {
        if (!reason.fits(kind, decision)) {
            throw new ProblemException(AccountProblem.CASE_REASON_UNFIT, reason, decision);
        }
        return kinds.stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .map(one -> one.prepare(id, decision, reason))
                .orElse(KindDecision.Effect.NONE);
    }

    /**
     * Decides a case that the caller has locked. 409 CASE_NOT_CLAIMED while another person has the claim.
     *
     * @param effect of {@link #prepare}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(SupportCase found, CaseDecision decision, CaseReason reason, KindDecision.Effect effect) {
        desk.requireClaim(found);
        if (decision == CaseDecision.GRANTED && found.kind().endangersSource() && found.source() == null) {
            throw new ProblemException(AccountProblem.CASE_SOURCE_UNKNOWN);
        }
        var event = found.decide(
                decision, reason.name(), desk.staff(), policy.effectAfterGrant(found), policy.now(), desk.machineNow());
        audit.record(Act.of(event, "SUPPORT_CASE", found.id())
                .because(reason.name())
                .with("kind", found.kind())
                .with("decision", decision)
                .with("source", found.source()));
        var state = found.stateAt(desk.machineNow());
        effect.apply(found, state);
        if (state == CaseState.DECIDED_GRANTED || state == CaseState.DECIDED_REFUSED) {
            notices.settled(found, state);
        }
        if (state == CaseState.DECIDED_GRANTED && found.kind() == CaseKind.LOST_PHONE) {
            notices.phoneGranted(found);
        }
    }
}
