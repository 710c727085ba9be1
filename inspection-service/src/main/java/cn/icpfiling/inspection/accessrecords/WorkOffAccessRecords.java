package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.operation.LineByLine;
import cn.icpfiling.platform.operation.LineRetries;
import cn.icpfiling.platform.operation.OperationWorkers;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.problem.Problems;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the workers of reports, and deletes operations after the time for which the contract keeps their results. */
@ApplicationScoped
class WorkOffAccessRecords {

    private final Operations operations;
    private final OperationWorkers workers;
    private final Duration keep;

    WorkOffAccessRecords(
            Operations operations,
            KeepAccessRecord keepAccessRecord,
            Problems problems,
            @ConfigProperty(name = "icp.access-records.tries") int tries,
            @ConfigProperty(name = "icp.access-records.parallel") int parallel,
            @ConfigProperty(name = "icp.access-records.keep") Duration keep) {
        var retries = new LineRetries(
                tries,
                refusal -> false,
                (refusal, language) -> problems.describe(refusal, language, TraceContext.id()));
        this.operations = operations;
        this.workers = operations.workers(parallel, new LineByLine(keepAccessRecord, retries));
        this.keep = keep;
    }

    @Scheduled(
            identity = "access-records",
            every = "{icp.access-records.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        workers.run();
    }

    @Scheduled(
            identity = "access-records-tidy",
            every = "{icp.access-records.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        operations.forget(keep);
    }

    @PreDestroy
    void end() {
        workers.end();
    }
}
