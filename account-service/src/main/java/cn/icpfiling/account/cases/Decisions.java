package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseReason;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.CaseMessageRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
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
    private final CaseMessageRepository messages;
    private final AskInTime inTime;
    private final Audit audit;

    Decisions(
            CaseDesk desk,
            CasePolicy policy,
            CaseNotices notices,
            @All List<KindDecision> kinds,
            CaseMessageRepository messages,
            AskInTime inTime,
            Audit audit) {
        this.desk = desk;
        this.policy = policy;
        this.notices = notices;
        this.kinds = kinds;
        this.messages = messages;
        this.inTime = inTime;
        this.audit = audit;
    }

    /** Call it outside of any transaction. 422 CASE_REASON_UNFIT if the reason fits neither kind nor decision. */
    public KindDecision.Effect prepare(UUID id, CaseKind kind, CaseDecision decision, CaseReason reason) {
        if (!reason.fits(kind, decision)) {
            throw new ProblemException(AccountProblem.CASE_REASON_UNFIT, reason, decision);
        }
        return of(kind).map(one -> one.prepare(id, decision, reason)).orElse(KindDecision.Effect.NONE);
    }

    /**
     * Returns what keeps an open case from a grant now, as far as other services say it in time. None is asked about a lost phone, so no
     * list says that there is none. Call it outside of any transaction.
     */
    Hindrances hindrances(SupportCase found) {
        return of(found.kind())
                .filter(_ -> found.isOpen() && found.kind() != CaseKind.LOST_PHONE)
                .map(one -> inTime.ask("case " + found.id(), () -> one.hindrances(found))
                        .map(Hindrances::of)
                        .orElse(Hindrances.UNKNOWN))
                .orElse(Hindrances.NOT_ASKED);
    }

    /** Refuses the papers of a case that its holder has to mend first. Call it outside of any transaction. */
    void requireReady(SupportCase found) {
        of(found.kind()).ifPresent(one -> one.requireReady(found));
    }

    private Optional<KindDecision> of(CaseKind kind) {
        return kinds.stream().filter(one -> one.kind() == kind).findFirst();
    }

    /**
     * Decides a case that the caller has locked. 409 CASE_NOT_CLAIMED while another person has the claim,
     * CASE_MESSAGE_MISSING if the holder would be referred to a message that there is not.
     *
     * @param effect of {@link #prepare}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(SupportCase found, CaseDecision decision, CaseReason reason, KindDecision.Effect effect) {
        desk.requireClaim(found);
        if (decision == CaseDecision.GRANTED && found.kind().endangersSource() && found.source() == null) {
            throw new ProblemException(AccountProblem.CASE_SOURCE_UNKNOWN);
        }
        if (reason == CaseReason.NOT_FILED_HERE && found.kind() == CaseKind.OFFLINE_TRANSFER && !found.isSought()) {
            // A source that was not asked never said no.
            throw new ProblemException(AccountProblem.CASE_SOURCE_UNKNOWN);
        }
        if (reason == CaseReason.PRECONDITION_BROKEN && !messages.hasOfSupport(found.id())) {
            throw new ProblemException(AccountProblem.CASE_MESSAGE_MISSING);
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
