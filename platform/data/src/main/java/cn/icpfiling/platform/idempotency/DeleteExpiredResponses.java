package cn.icpfiling.platform.idempotency;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes stored responses after the time that the contract promises. Off where a service has no such table. */
@ApplicationScoped
public class DeleteExpiredResponses {
    private static final int AT_ONCE = 1000;

    private final Sql sql;
    private final Duration keep;

    DeleteExpiredResponses(Sql sql, @ConfigProperty(name = "icp.idempotency.keep") Duration keep) {
        this.sql = sql;
        this.keep = keep;
    }

    @Scheduled(
            every = "{icp.idempotency.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        delete();
    }

    /**
     * Deletes in small transactions, so that requests do not wait for its locks.
     *
     * @return how many were deleted
     */
    public int delete() {
        var all = 0;
        int some;
        do {
            some = UnitOfWork.in(() -> sql.update(
                    "DELETE FROM idempotent_requests WHERE made_at < UTC_TIMESTAMP(6) - INTERVAL ? SECOND"
                            + " ORDER BY made_at LIMIT ?",
                    keep.toSeconds(),
                    AT_ONCE));
            all += some;
        } while (some == AT_ONCE);
        return all;
    }
}
