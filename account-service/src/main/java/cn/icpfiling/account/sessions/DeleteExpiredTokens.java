package cn.icpfiling.account.sessions;

import cn.icpfiling.account.store.SessionStore;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Deletes refresh tokens thirty days after they expired. */
@ApplicationScoped
class DeleteExpiredTokens {

    private static final Duration KEPT = Duration.ofDays(30);

    private final SessionStore store;
    private final Clock clock;

    DeleteExpiredTokens(SessionStore store, @MachineClock Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "7m")
    void run() {
        UnitOfWork.in(() -> store.forget(clock.instant().minus(KEPT)));
    }
}
