package cn.icpfiling.account.recovery;

import cn.icpfiling.account.store.RecoveryCases;
import cn.icpfiling.account.store.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Deletes answered cases after half a year. */
@ApplicationScoped
class DeleteAnsweredCases {

    private static final Duration KEPT = Duration.ofDays(180);

    private final RecoveryCases cases;
    private final Clock clock;

    DeleteAnsweredCases(RecoveryCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "11m")
    void run() {
        UnitOfWork.in(() -> cases.forget(clock.instant().minus(KEPT)));
    }
}
