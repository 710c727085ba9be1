package cn.icpfiling.account.recovery;

import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.NextStep;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Checks the code of a recovery and sends the login name to the account's own phone and mail. The answer names the next steps and never
 * the login name.
 */
@ApplicationScoped
class ProveRecovery {

    private final RunningRecoveries running;
    private final RedeemCode redeemCode;
    private final LoginNameNotice loginNameNotice;
    private final Audit audit;
    private final Clock clock;

    ProveRecovery(
            RunningRecoveries running,
            RedeemCode redeemCode,
            LoginNameNotice loginNameNotice,
            Audit audit,
            Clock clock) {
        this.running = running;
        this.redeemCode = redeemCode;
        this.loginNameNotice = loginNameNotice;
        this.audit = audit;
        this.clock = clock;
    }

    /** A wrong try counts, whether a code was sent or not. */
    List<NextStep> handle(UUID id, String digits) {
        return UnitOfWork.keepingRefusals(() -> {
            var recovery = running.locked(id);
            if (recovery.code() == null) {
                throw new ProblemException(AccountProblem.CODE_UNKNOWN);
            }
            redeemCode.handle(recovery.code(), CodePurpose.RECOVERY, id.toString(), digits);
            recovery.markProven(clock.instant());
            audit.record(Act.of("RECOVERY.PROVE", "ACCOUNT_RECOVERY", id).with("account", recovery.holder()));
            if (recovery.holder() != null) {
                loginNameNotice.send(recovery.holder(), recovery.domain(), "account-recovery/" + id);
            }
            return recovery.nextSteps();
        });
    }
}
