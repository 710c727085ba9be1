package cn.icpfiling.account.lostphones;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.store.SupportCaseRepository;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/**
 * The cases of a lost phone against the caller's account. Once two persons granted one, a person who holds the lost phone could change the
 * phone and make the case fail, set a mail that outlives the change, give the filing away, end its access, or close the account; and an
 * honest owner would change the password or the app that ends the case by its age. So all of these wait until the case has ended, also while
 * the support decides it anew. The owner of a phone that is not lost stops the case.
 */
@RequestScoped
public class LostPhoneCases {

    private final CurrentActor actor;
    private final SupportCaseRepository cases;
    private final Clock machine;

    LostPhoneCases(CurrentActor actor, SupportCaseRepository cases, @MachineClock Clock machine) {
        this.actor = actor;
        this.cases = cases;
        this.machine = machine;
    }

    /** Locks the cases, so call it before the account is locked. */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public void refuseGranted() {
        if (isGranted()) {
            throw new ProblemException(AccountProblem.LOST_PHONE_CASE_GRANTED);
        }
    }

    /** Locks the cases, so call it before the account is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isGranted() {
        return isGranted(actor.account());
    }

    /** Locks the cases, so call it before the account is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isGranted(UUID account) {
        var now = machine.instant();
        return cases.lockedAgainst(account, CaseKind.LOST_PHONE).stream()
                .anyMatch(found -> found.isGrantInDispute(now));
    }
}
