package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Keeps recovery cases in the queue: the row with the id of the case has its state, its claim and its due day. */
@ApplicationScoped
public class RecoveryQueue {

    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final SupportCaseRepository cases;
    private final CasePolicy policy;
    private final CaseDesk desk;
    private final Audit audit;

    RecoveryQueue(SupportCaseRepository cases, CasePolicy policy, CaseDesk desk, Audit audit) {
        this.cases = cases;
        this.policy = policy;
        this.desk = desk;
        this.audit = audit;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public SupportCase add(RecoveryCase opened) {
        var terms = policy.terms(CaseKind.RECOVERY);
        var queued = new SupportCase(
                        opened.id(),
                        CaseKind.RECOVERY,
                        opened.language(),
                        terms.needsTwoPersons(),
                        false,
                        opened.openedAt())
                .underPolicy(terms.version())
                .about(null, opened.domain(), null, null);
        policy.startClock(queued, opened.openedAt());
        cases.persistAndFlush(queued);
        return queued;
    }

    /** Empty for a case that a replica of an earlier release opened; it gets its place with its answer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<SupportCase> locked(UUID id) {
        return cases.locked(id);
    }

    /** Claims a free case for the person who answers it. 409 CASE_NOT_CLAIMED while another person has it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public SupportCase claimed(SupportCase queued) {
        var now = desk.machineNow();
        if (queued.stateAt(now) == CaseState.CLAIMED && !queued.isClaimedBy(desk.staff(), now)) {
            throw new ProblemException(AccountProblem.CASE_NOT_CLAIMED);
        }
        if (queued.stateAt(now) == CaseState.OPEN) {
            var event = queued.claim(desk.staff(), now.plus(MOMENT), now);
            audit.record(Act.of(event, "SUPPORT_CASE", queued.id()).with("kind", queued.kind()));
        }
        return queued;
    }
}
