package cn.icpfiling.filing.serving;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes old changes. A reader that comes later must read the whole list again. The newest of the old ones stays: its mark is that of the
 * version from which a reader goes on. Works by the database's clock, in small batches.
 */
@ApplicationScoped
class ForgetServingChanges {

    private static final int BITE = 1000;

    private final ServingTable table;
    private final Duration kept;

    ForgetServingChanges(ServingTable table, @ConfigProperty(name = "icp.serving-list.keep") Duration kept) {
        this.table = table;
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
        for (var list : table.lists()) {
            table.lastBefore(list, keep).ifPresent(last -> forget(list, last - 1));
        }
    }

    private void forget(UUID list, long upTo) {
        int forgotten;
        do {
            forgotten = table.forget(list, upTo, BITE);
        } while (forgotten == BITE);
    }
}
