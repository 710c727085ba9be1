package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.core.cases.CaseDecision;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Keeps recovery cases in the queue: the row with the id of the case has its state and its claim. */
@ApplicationScoped
public class RecoveryQueue {

    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final SupportCaseRepository cases;
    private final CasePolicy policy;
    private final Clock machine;

    RecoveryQueue(SupportCaseRepository cases, CasePolicy policy, @MachineClock Clock machine) {
        this.cases = cases;
        this.policy = policy;
        this.machine = machine;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public SupportCase add(RecoveryCase opened) {
        var queued = new SupportCase(opened.id(), CaseKind.RECOVERY, opened.language(), false, false, opened.openedAt())
                .about(null, opened.domain(), null, null);
        policy.startClock(queued, opened.openedAt());
        cases.persistAndFlush(queued);
        return queued;
    }

    /**
     * Ends the case in the queue with the answer. An answer without a claim claims the case first. 409 CASE_NOT_CLAIMED while
     * another person has it. A case that a replica of an earlier release opened has no place in the queue yet, and gets it now.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void answered(RecoveryCase found, boolean granted, String outcome, UUID staff) {
        var queued = cases.locked(found.id()).orElseGet(() -> add(found));
        var now = machine.instant();
        if (queued.stateAt(now) == CaseState.CLAIMED && !queued.isClaimedBy(staff, now)) {
            throw new ProblemException(AccountProblem.CASE_NOT_CLAIMED);
        }
        queued.claim(staff, now.plus(MOMENT), now);
        queued.decide(granted ? CaseDecision.GRANTED : CaseDecision.REFUSED, outcome, staff, null, policy.now(), now);
    }
}
