package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.AccountRecovery;
import cn.icpfiling.account.store.AccountRecoveryRepository;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Finds a recovery that is still running, and locks it until the caller's transaction ends. */
@ApplicationScoped
class RunningRecoveries {

    private final AccountRecoveryRepository recoveries;
    private final Clock clock;

    RunningRecoveries(AccountRecoveryRepository recoveries, Clock clock) {
        this.recoveries = recoveries;
        this.clock = clock;
    }

    AccountRecovery locked(UUID id) {
        return recoveries
                .locked(id)
                .filter(found -> !found.isOver(clock.instant()))
                .orElseThrow(
                        () -> new ProblemException(AccountProblem.RECOVERY_OVER, AccountRecovery.LIFE.toMinutes()));
    }
}
