package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.CaseAct;
import cn.icpfiling.account.core.cases.CaseLifecycle;
import cn.icpfiling.account.core.cases.CaseRole;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Gives a case that waits for its holder to the support, with its papers. The day on which it is due counts from here. */
@ApplicationScoped
public class HandInCase {

    private final OwnCases own;
    private final SupportCaseRepository cases;
    private final CasePapers papers;
    private final Decisions decisions;
    private final CasePolicy policy;
    private final CaseViews views;
    private final TransferCaseSteps steps;
    private final Audit audit;

    HandInCase(
            OwnCases own,
            SupportCaseRepository cases,
            CasePapers papers,
            Decisions decisions,
            CasePolicy policy,
            CaseViews views,
            TransferCaseSteps steps,
            Audit audit) {
        this.own = own;
        this.cases = cases;
        this.papers = papers;
        this.decisions = decisions;
        this.policy = policy;
        this.views = views;
        this.steps = steps;
        this.audit = audit;
    }

    /** For a caller without a login. Asks filing-service outside of the transaction. */
    public OwnCaseView handle(UUID id, CaseCaller caller) {
        freezePapers(id, caller);
        return UnitOfWork.in(() -> handOver(id, caller));
    }

    /** Freezes the papers at filing-service; call it outside of any transaction. */
    void freezePapers(UUID id, CaseCaller caller) {
        var found = UnitOfWork.in(() -> own.shown(id, caller));
        CaseLifecycle.table().step(found.stateAt(policy.machineNow()), CaseAct.HAND_IN, CaseRole.HOLDER);
        decisions.requireReady(found);
        var required = UnitOfWork.in(() -> policy.papersOf(found));
        if (!required.isEmpty()) {
            papers.handIn(id, required);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    OwnCaseView handOver(UUID id, CaseCaller caller) {
        var found = own.locked(id, caller);
        var now = policy.now();
        var event = found.handIn(now, policy.machineNow());
        steps.handedIn(found);
        policy.startClock(found, now);
        audit.record(
                Act.of(event, "SUPPORT_CASE", id).with("kind", found.kind()).with("onBehalfOf", caller.behalf()));
        cases.flush();
        return views.forHolder(found);
    }
}
