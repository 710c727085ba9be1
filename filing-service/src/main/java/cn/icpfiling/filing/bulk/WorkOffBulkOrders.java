package cn.icpfiling.filing.bulk;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.typecheck.FilingType;
import cn.icpfiling.platform.operation.LineByLine;
import cn.icpfiling.platform.operation.LineRetries;
import cn.icpfiling.platform.operation.OperationWorkers;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.problem.Problems;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the workers of bulk orders, and deletes operations after the time for which the contract keeps their results. */
@ApplicationScoped
class WorkOffBulkOrders {

    private final Operations operations;
    private final LineByLine lines;
    private final OperationWorkers workers;
    private final Duration keep;

    WorkOffBulkOrders(
            Operations operations,
            FileLine fileLine,
            Problems problems,
            @ConfigProperty(name = "icp.bulk.tries") int tries,
            @ConfigProperty(name = "icp.bulk.parallel") int parallel,
            @ConfigProperty(name = "icp.bulk.keep") Duration keep) {
        var retries = new LineRetries(
                tries,
                refusal -> isUndetermined(refusal) || ReadLine.isOfALaterRelease(refusal),
                (refusal, language) -> problems.describe(refusal, language, TraceContext.id()));
        this.operations = operations;
        this.lines = new LineByLine(fileLine, retries);
        this.workers = operations.workers(parallel, lines);
        this.keep = keep;
    }

    /** A type of filing that cannot be determined now may be determined later. */
    private static boolean isUndetermined(ProblemException refusal) {
        return refusal.type() == FilingProblem.TYPE_NOT_OPENABLE
                && refusal.args().contains(FilingType.UNDETERMINED);
    }

    @Scheduled(
            identity = "bulk-orders",
            every = "{icp.bulk.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        workers.run();
    }

    @Scheduled(
            identity = "bulk-orders-tidy",
            every = "{icp.bulk.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        operations.forget(keep);
    }

    boolean isIdle() {
        return workers.isIdle();
    }

    LineByLine lines() {
        return lines;
    }

    @PreDestroy
    void end() {
        workers.end();
    }
}
