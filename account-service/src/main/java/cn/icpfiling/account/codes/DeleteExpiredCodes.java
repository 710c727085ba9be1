package cn.icpfiling.account.codes;

import cn.icpfiling.account.store.OneTimeCodes;
import cn.icpfiling.account.store.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Deletes one-time codes a day after they expired. */
@ApplicationScoped
class DeleteExpiredCodes {

    private static final Duration KEPT = Duration.ofDays(1);

    private final OneTimeCodes codes;
    private final Clock clock;

    DeleteExpiredCodes(OneTimeCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "6m")
    void run() {
        UnitOfWork.in(() -> codes.forget(clock.instant().minus(KEPT)));
    }
}
