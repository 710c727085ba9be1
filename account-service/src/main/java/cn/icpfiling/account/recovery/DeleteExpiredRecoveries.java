package cn.icpfiling.account.recovery;

import cn.icpfiling.account.store.AccountRecoveries;
import cn.icpfiling.account.store.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Deletes recoveries thirty days after they expired. */
@ApplicationScoped
class DeleteExpiredRecoveries {

    private static final Duration KEPT = Duration.ofDays(30);

    private final AccountRecoveries recoveries;
    private final Clock clock;

    DeleteExpiredRecoveries(AccountRecoveries recoveries, Clock clock) {
        this.recoveries = recoveries;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "7m")
    void run() {
        UnitOfWork.in(() -> recoveries.forget(clock.instant().minus(KEPT)));
    }
}
