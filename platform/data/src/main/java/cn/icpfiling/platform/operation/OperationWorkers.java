package cn.icpfiling.platform.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The workers of one replica. Platform threads, because the ciphers are kept with them. */
public final class OperationWorkers {

    private static final Logger LOG = Logger.getLogger(OperationWorkers.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final String kind;
    private final Operations operations;
    private final BatchHandler handler;
    private final int parallel;
    private final Semaphore free;
    private final ExecutorService threads;
    private volatile boolean ending;

    OperationWorkers(String kind, Operations operations, BatchHandler handler, int parallel) {
        this.kind = kind;
        this.operations = operations;
        this.handler = handler;
        this.parallel = parallel;
        this.free = new Semaphore(parallel);
        this.threads = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().name(kind + "-", 0).factory());
    }

    /** Gives each free worker a batch that is due; the worker goes on as long as batches are due. Returns at once. */
    public void run() {
        while (!ending && free.tryAcquire()) {
            var first = first();
            if (first.isEmpty()) {
                return;
            }
            threads.execute(() -> {
                try {
                    workFrom(first);
                } finally {
                    free.release();
                }
            });
        }
    }

    private Optional<LeasedBatch> first() {
        var first = Optional.<LeasedBatch>empty();
        try {
            first = operations.take();
            return first;
        } finally {
            if (first.isEmpty()) {
                free.release();
            }
        }
    }

    /** A batch that fails as a whole stays leased until its lease ends, so that a database that is away is not called in a loop. */
    private void workFrom(Optional<LeasedBatch> first) {
        try {
            for (var batch = first; batch.isPresent() && !ending; batch = operations.take()) {
                work(batch.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.warnf(fault, "operations of kind %s stand still until the next run", kind);
        }
    }

    private void work(LeasedBatch batch) throws InterruptedException {
        var operation = operations.find(batch.operation()).orElseThrow();
        if (operation.cancelledAt() != null) {
            batch.giveUp();
            batch.settle();
            return;
        }
        operations.began(operation.id());
        if (handler.handle(batch, operation, () -> ending)) {
            batch.settle();
        }
    }

    public boolean isIdle() {
        return free.availablePermits() == parallel;
    }

    /** Lets the workers end the line at hand. What is left is taken by other replicas. */
    public void end() {
        ending = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_WITHIN.toNanos(), TimeUnit.NANOSECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
