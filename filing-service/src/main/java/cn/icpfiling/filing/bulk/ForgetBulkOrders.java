package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Forgets operations when the time is over for which the contract keeps their results; the orders stay. */
@ApplicationScoped
class ForgetBulkOrders {

    private static final int AT_ONCE = 100;

    private final Sql sql;
    private final Duration keep;
    private final Clock clock;

    ForgetBulkOrders(Sql sql, @ConfigProperty(name = "icp.bulk.keep") Duration keep, Clock clock) {
        this.sql = sql;
        this.keep = keep;
        this.clock = clock;
    }

    @Scheduled(
            identity = "bulk-orders-tidy",
            every = "{icp.bulk.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var old = sql.list(
                row -> Binary.toUuid(row.getBytes(1)),
                "SELECT id FROM bulk_orders WHERE finished_at < ? ORDER BY finished_at LIMIT ?",
                clock.instant().minus(keep),
                AT_ONCE);
        old.forEach(operation -> sql.inTransaction(() -> forget(operation)));
    }

    /** A thousand rows at most. */
    private int forget(UUID operation) {
        sql.update("DELETE FROM bulk_order_items WHERE operation_id = ?", operation);
        sql.update("DELETE FROM bulk_order_slices WHERE operation_id = ?", operation);
        return sql.update("DELETE FROM bulk_orders WHERE id = ?", operation);
    }
}
