package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.OperationWorkers;
import cn.icpfiling.platform.operation.Operations;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Runs the workers of domain operations, and deletes operations after the time for which the contract keeps their results. */
@ApplicationScoped
class WorkOffOperations {

    private final Operations operations;
    private final OperationWorkers workers;
    private final Duration keep;

    WorkOffOperations(Operations operations, CheckBatch checkBatch, OperationSettings settings) {
        this.operations = operations;
        this.workers = operations.workers(settings.parallel(), checkBatch);
        this.keep = settings.keep();
    }

    @Scheduled(
            identity = "domain-operations",
            every = "{icp.verification.operations.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        workers.run();
    }

    @Scheduled(
            identity = "domain-operations-tidy",
            every = "{icp.verification.operations.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        operations.forget(keep);
    }

    boolean isIdle() {
        return workers.isIdle();
    }

    @PreDestroy
    void end() {
        workers.end();
    }
}
