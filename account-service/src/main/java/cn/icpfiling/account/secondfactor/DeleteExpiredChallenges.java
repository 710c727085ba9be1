package cn.icpfiling.account.secondfactor;

import cn.icpfiling.account.store.SecondFactorStore;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Deletes challenges a day after they expired. */
@ApplicationScoped
class DeleteExpiredChallenges {

    private static final Duration KEPT = Duration.ofDays(1);

    private final SecondFactorStore store;
    private final Clock clock;

    DeleteExpiredChallenges(SecondFactorStore store, @MachineClock Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "8m")
    void run() {
        UnitOfWork.in(() -> store.forgetChallenges(clock.instant().minus(KEPT)));
    }
}
