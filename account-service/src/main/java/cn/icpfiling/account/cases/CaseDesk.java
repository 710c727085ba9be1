package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.CaseState;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Finds cases for a person of the support, and refuses the acts that the person may not do with them. */
@ApplicationScoped
class CaseDesk {

    private final SupportCaseRepository cases;
    private final CurrentActor actor;
    private final Clock machine;

    CaseDesk(SupportCaseRepository cases, CurrentActor actor, @MachineClock Clock machine) {
        this.cases = cases;
        this.actor = actor;
        this.machine = machine;
    }

    Instant machineNow() {
        return machine.instant();
    }

    UUID staff() {
        return actor.account();
    }

    /** 403 if the case is about an account of the same person. */
    SupportCase shown(UUID id) {
        return permitted(cases.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
    }

    /** Returns the case, locked until the transaction ends. */
    SupportCase locked(UUID id) {
        return permitted(cases.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND)));
    }

    /**
     * 409 CASE_DECIDED_ELSEWHERE for a recovery case: its data is revealed at {@code /recovery-cases}, and its caller, who has
     * neither login nor secret, can read no message.
     */
    void refuseRecovery(SupportCase found) {
        if (found.kind() == CaseKind.RECOVERY) {
            throw new ProblemException(AccountProblem.CASE_DECIDED_ELSEWHERE, found.id());
        }
    }

    /** 409 CASE_NOT_CLAIMED if another person has the claim; a case that is not claimed is left to the lifecycle. */
    void requireClaim(SupportCase found) {
        if (found.stateAt(machineNow()) == CaseState.CLAIMED && !found.isClaimedBy(staff(), machineNow())) {
            throw new ProblemException(AccountProblem.CASE_NOT_CLAIMED);
        }
    }

    private SupportCase permitted(SupportCase found) {
        var person = actor.get();
        if (person.isSamePersonAs(found.holder()) || person.isSamePersonAs(found.source())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        return found;
    }
}
