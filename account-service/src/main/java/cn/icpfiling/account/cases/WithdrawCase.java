package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseAct;
import cn.icpfiling.account.core.cases.CaseRole;
import cn.icpfiling.account.core.cases.CaseState;
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

/** Ends a case without a decision for the side that asked for it: its holder withdraws it, or the service that opened it does. */
@ApplicationScoped
class WithdrawCase {

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

    WithdrawCase(
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

    @Transactional(Transactional.TxType.MANDATORY)
    OwnCaseView byHolder(UUID id, CaseCaller caller, Language language) {
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
}
