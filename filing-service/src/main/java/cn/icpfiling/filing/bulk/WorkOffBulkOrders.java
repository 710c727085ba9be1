package cn.icpfiling.filing.bulk;

import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Takes slices as long as some are due, several at a time in each replica. On platform threads: the ciphers are kept with them. */
@ApplicationScoped
class WorkOffBulkOrders {

    private static final Logger LOG = Logger.getLogger(WorkOffBulkOrders.class);

    private final Slices slices;
    private final BulkOrderTable table;
    private final WorkSlice work;
    private final int parallel;
    private final Clock clock;
    private volatile boolean ending;

    WorkOffBulkOrders(
            Slices slices,
            BulkOrderTable table,
            WorkSlice work,
            @ConfigProperty(name = "icp.bulk.parallel") int parallel,
            Clock clock) {
        this.slices = slices;
        this.table = table;
        this.work = work;
        this.parallel = parallel;
        this.clock = clock;
    }

    @Scheduled(
            identity = "bulk-orders",
            every = "{icp.bulk.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (!slices.areDue()) {
            return;
        }
        try (var workers = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().name("bulk-", 0).factory())) {
            for (var i = 0; i < parallel; i++) {
                workers.execute(this::takeAll);
            }
        }
    }

    /** A slice that fails as a whole stays leased until its lease ends, so that a database that is away is not asked in a loop. */
    private void takeAll() {
        try {
            for (var slice = slices.take(); slice.isPresent() && !ending; slice = slices.take()) {
                workOff(slice.get());
            }
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "bulk orders stand still until the next run");
        }
    }

    private void workOff(Slices.Slice slice) {
        var operation = table.operation(slice.operation()).orElseThrow();
        table.began(operation.id(), clock.instant());
        for (var item : table.due(operation.id(), slice.ordinal())) {
            if (ending) {
                break;
            }
            if (!work.one(slice, operation, item)) {
                return;
            }
        }
        slices.settle(slice);
    }

    @PreDestroy
    void end() {
        ending = true;
    }
}
