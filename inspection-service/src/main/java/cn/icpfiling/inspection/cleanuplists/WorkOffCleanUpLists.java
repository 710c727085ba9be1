package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.platform.operation.LineByLine;
import cn.icpfiling.platform.operation.LineRetries;
import cn.icpfiling.platform.operation.OperationWorkers;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.problem.Problems;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the workers that match rows, and deletes rows after the time for which the contract keeps them. */
@ApplicationScoped
class WorkOffCleanUpLists {
    private final CleanUpListOperations operations;
    private final OperationWorkers workers;
    private final Duration keep;

    WorkOffCleanUpLists(
            CleanUpListOperations operations,
            MatchRow matchRow,
            Problems problems,
            @ConfigProperty(name = "icp.clean-up-lists.tries") int tries,
            @ConfigProperty(name = "icp.clean-up-lists.parallel") int parallel,
            @ConfigProperty(name = "icp.clean-up-lists.keep") Duration keep) {
        var retries = new LineRetries(
                tries,
                refusal -> false,
                (refusal, language) -> problems.describe(refusal, language, TraceContext.id()));
        this.operations = operations;
        this.workers = operations.get().workers(parallel, new LineByLine(matchRow, retries));
        this.keep = keep;
    }

    @Scheduled(
            identity = "clean-up-lists",
            every = "{icp.clean-up-lists.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        workers.run();
    }

    @Scheduled(
            identity = "clean-up-lists-tidy",
            every = "{icp.clean-up-lists.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        operations.get().forget(keep);
    }

    @PreDestroy
    void end() {
        workers.end();
    }
}
