package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseAct;
import cn.icpfiling.account.core.cases.CaseRole;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/**
 * Ends a case without a decision: its holder withdraws it, or the owner of the source stops it. The holder is told of a stop.
 * A stop locks the row that a decision and the effect lock, so only one of them happens.
 */
@ApplicationScoped
class StopCase {

    private static final Set<CaseState> WITHDRAWABLE =
            Set.of(CaseState.OPEN, CaseState.CLAIMED, CaseState.WAITING_FOR_HOLDER, CaseState.PROPOSED);

    private final SupportCaseRepository cases;
    private final OwnCases own;
    private final CaseViews views;
    private final CaseNotices notices;
    private final TransferCaseSteps steps;
    private final CasePolicy policy;
    private final Audit audit;
    private final Clock machine;

    StopCase(
            SupportCaseRepository cases,
            OwnCases own,
            CaseViews views,
            CaseNotices notices,
            TransferCaseSteps steps,
            CasePolicy policy,
            Audit audit,
            @MachineClock Clock machine) {
        this.cases = cases;
        this.own = own;
        this.views = views;
        this.notices = notices;
        this.steps = steps;
        this.policy = policy;
        this.audit = audit;
        this.machine = machine;
    }

    /** What a link stops; it names neither the holder nor the source. */
    @Transactional
    StoppableCase show(String shown) {
        return CaseSecret.of(shown)
                .flatMap(secret -> cases.ofStop(secret.digest()))
                .map(this::stoppable)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }

    /** Stops by the secret of a notice. A case that is stopped already stays so. */
    StoppableCase byLink(String shown) {
        var secret = CaseSecret.of(shown).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return UnitOfWork.in(() -> {
            var found = cases.lockedByStop(secret.digest())
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (found.stateAt(machine.instant()) != CaseState.STOPPED) {
                stop(found, "LINK");
            }
            return stoppable(found);
        });
    }

    /** Stops a case against the account. */
    @Transactional(Transactional.TxType.MANDATORY)
    OwnCaseView byOwner(UUID id, UUID account, Language language) {
        var found = cases.locked(id)
                .filter(one -> account.equals(one.source()))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        stop(found, "SIGNED_IN");
        cases.flush();
        return views.inList(found, language);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    OwnCaseView withdraw(UUID id, CaseCaller caller, Language language) {
        var found = own.locked(id, caller);
        var event = found.end(CaseAct.WITHDRAW, CaseRole.HOLDER, "WITHDRAWN", policy.now(), machine.instant());
        steps.settled(found, CaseState.STOPPED);
        audit.record(
                Act.of(event, "SUPPORT_CASE", id).with("kind", found.kind()).with("onBehalfOf", caller.behalf()));
        cases.flush();
        return views.forHolder(found, language);
    }

    /**
     * Withdraws a case that another service opened and that has lost its object, and tells its holder, who did not ask for it. A case that
     * has ended, or was granted, stays as it is.
     */
    ServiceCaseView byService(UUID id) {
        return UnitOfWork.in(() -> {
            var found = cases.locked(id)
                    .filter(one -> one.kind().isOfLegacyImport())
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (WITHDRAWABLE.contains(found.stateAt(machine.instant()))) {
                var event = found.end(CaseAct.WITHDRAW, CaseRole.HOLDER, "WITHDRAWN", policy.now(), machine.instant());
                notices.settled(found, CaseState.STOPPED);
                audit.record(
                        Act.of(event, "SUPPORT_CASE", id).because("SERVICE").with("kind", found.kind()));
                cases.flush();
            }
            return ServiceCaseView.of(found, machine.instant());
        });
    }

    /**
     * Ends a granted case of another service of which nothing came, and tells its holder, who read of the grant. Any other case stays as
     * it is, so a repeat tells nothing.
     */
    ServiceCaseView failByService(UUID id, String code) {
        return UnitOfWork.in(() -> {
            var found = cases.locked(id)
                    .filter(one -> one.kind().isOfLegacyImport())
                    .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
            if (found.stateAt(machine.instant()) == CaseState.DECIDED_GRANTED) {
                var event = found.end(CaseAct.FAIL, CaseRole.PLATFORM, code, policy.now(), machine.instant());
                notices.settled(found, CaseState.FAILED);
                audit.record(Act.of(event, "SUPPORT_CASE", id).refused(code).with("kind", found.kind()));
                cases.flush();
            }
            return ServiceCaseView.of(found, machine.instant());
        });
    }

    private void stop(SupportCase found, String how) {
        var event = found.end(CaseAct.STOP, CaseRole.SOURCE, "STOPPED_BY_OWNER", policy.now(), machine.instant());
        notices.settled(found, CaseState.STOPPED);
        audit.record(Act.of(event, "SUPPORT_CASE", found.id())
                .because(how)
                .with("kind", found.kind())
                .with("source", found.source()));
    }

    private StoppableCase stoppable(SupportCase found) {
        return new StoppableCase(
                found.kind(),
                HolderCaseState.of(found.stateAt(machine.instant())),
                found.openedAt(),
                found.effectDueAt());
    }
}
