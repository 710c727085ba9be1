package cn.icpfiling.filing.serving;

import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes old changes. A reader that comes later must read the whole list again. The newest of the old ones stays: its mark is that of the
 * version from which a reader goes on. Works by the database's clock, in small batches, in one replica at a time.
 */
@ApplicationScoped
class ForgetServingChanges {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int BITE = 1000;

    private final ServingTable table;
    private final LeasedJob job;
    private final Duration kept;

    ForgetServingChanges(ServingTable table, Sql sql, @ConfigProperty(name = "icp.serving-list.keep") Duration kept) {
        this.table = table;
        this.job = new LeasedJob(sql, "leases", "serving-changes", LEASE);
        this.kept = kept;
    }

    @Scheduled(
            identity = "serving-changes",
            every = "${icp.serving-list.tidy:1h}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        handle(kept);
    }

    void handle(Duration keep) {
        job.run(lease -> {
            for (var list : table.lists()) {
                if (!lease.keep()) {
                    return;
                }
                table.lastBefore(list, keep).ifPresent(last -> forget(lease, list, last - 1));
            }
        });
    }

    private void forget(Lease lease, UUID list, long upTo) {
        int forgotten;
        do {
            forgotten = table.forget(list, upTo, BITE);
        } while (forgotten == BITE && lease.keep());
    }
}
