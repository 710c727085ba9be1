package cn.icpfiling.verification.operations;

import cn.icpfiling.verification.operations.Slices.Slice;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Takes slices as long as some are due, several at a time in each replica. On platform threads: the ciphers are kept with them. */
@ApplicationScoped
class WorkOffOperations {

    private static final Logger LOG = Logger.getLogger(WorkOffOperations.class);
    private static final int LONGEST_END_SECONDS = 10;

    private final Slices slices;
    private final WorkSlice work;
    private final int parallel;
    private final Semaphore free;
    private final ExecutorService workers;
    private volatile boolean ending;

    WorkOffOperations(Slices slices, WorkSlice work, OperationSettings settings) {
        this.slices = slices;
        this.work = work;
        this.parallel = settings.parallel();
        this.free = new Semaphore(parallel);
        this.workers = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().name("operations-", 0).factory());
    }

    /** Each free worker begins with a slice that is due, and goes on as long as there are some. */
    @Scheduled(
            identity = "domain-operations",
            every = "{icp.verification.operations.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (!ending && free.tryAcquire()) {
            var first = first();
            if (first.isEmpty()) {
                return;
            }
            workers.execute(() -> {
                try {
                    workOffFrom(first);
                } finally {
                    free.release();
                }
            });
        }
    }

    private Optional<Slice> first() {
        var first = Optional.<Slice>empty();
        try {
            first = slices.take();
            return first;
        } finally {
            if (first.isEmpty()) {
                free.release();
            }
        }
    }

    /** A slice that fails as a whole stays leased until its lease ends, so that a database that is away is not asked in a loop. */
    private void workOffFrom(Optional<Slice> first) {
        try {
            for (var slice = first; slice.isPresent() && !ending; slice = slices.take()) {
                work.handle(slice.get(), () -> ending);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "domain operations stand still until the next run");
        }
    }

    boolean isIdle() {
        return free.availablePermits() == parallel;
    }

    @PreDestroy
    void end() throws InterruptedException {
        ending = true;
        workers.shutdown();
        if (!workers.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
            workers.shutdownNow();
        }
    }
}
