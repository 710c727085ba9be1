package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.platform.operation.BatchHandler;
import cn.icpfiling.platform.operation.LeasedBatch;
import cn.icpfiling.platform.operation.LineByLine;
import cn.icpfiling.platform.operation.LineRetries;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationWorkers;
import cn.icpfiling.platform.trace.TraceContext;
import cn.icpfiling.platform.web.problem.Problems;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the workers of campaigns, and deletes their operations after a while; the results stay with the campaign. */
@ApplicationScoped
class WorkOffCampaigns {

    private final CampaignOperations operations;
    private final OperationWorkers workers;
    private final Duration keep;

    WorkOffCampaigns(
            CampaignOperations operations,
            CampaignTable campaigns,
            InspectSite inspectSite,
            Problems problems,
            @ConfigProperty(name = "icp.campaigns.tries") int tries,
            @ConfigProperty(name = "icp.campaigns.parallel") int parallel,
            @ConfigProperty(name = "icp.campaigns.keep") Duration keep) {
        var retries = new LineRetries(
                tries,
                refusal -> false,
                (refusal, language) -> problems.describe(refusal, language, TraceContext.id()));
        this.operations = operations;
        this.workers =
                operations.workers(parallel, new WhileNotPaused(new LineByLine(inspectSite, retries), campaigns));
        this.keep = keep;
    }

    /** Begins no further line of a paused campaign; what is left of the batch is due again after the pause. */
    private record WhileNotPaused(LineByLine lines, CampaignTable campaigns) implements BatchHandler {

        @Override
        public boolean handle(LeasedBatch batch, Operation operation, BooleanSupplier ending) {
            return lines.handle(
                    batch,
                    operation,
                    () -> ending.getAsBoolean() || campaigns.state(operation.owner()) == CampaignState.PAUSED);
        }
    }

    @Scheduled(
            identity = "campaign-sites",
            every = "{icp.campaigns.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        workers.run();
    }

    @Scheduled(
            identity = "campaign-sites-tidy",
            every = "{icp.campaigns.tidy}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        operations.forget(keep);
    }

    @PreDestroy
    void end() {
        workers.end();
    }
}
