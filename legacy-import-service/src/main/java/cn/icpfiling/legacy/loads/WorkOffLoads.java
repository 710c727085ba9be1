package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.store.DryKeysTable;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.SetAsideTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.operation.OperationWorkers;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the worker of loads, and deletes what is over: files that no administrator started (again), set-aside rows, old operations. */
@ApplicationScoped
class WorkOffLoads {
    private static final int A_RUN = 1_000;

    private final LoadOperations operations;
    private final OperationWorkers workers;
    private final LegacyLoadTable loads;
    private final EndOverFiles endOver;
    private final SetAsideTable setAside;
    private final DryKeysTable dryKeys;
    private final Clock clock;
    private final Duration keep;

    WorkOffLoads(
            LoadOperations operations,
            LoadFiles handler,
            LegacyLoadTable loads,
            EndOverFiles endOver,
            SetAsideTable setAside,
            DryKeysTable dryKeys,
            Clock clock,
            @ConfigProperty(name = "icp.legacy.loads.keep") Duration keep) {
        this.operations = operations;
        this.workers = operations.workers(handler);
        this.loads = loads;
        this.endOver = endOver;
        this.setAside = setAside;
        this.dryKeys = dryKeys;
        this.clock = clock;
        this.keep = keep;
    }

    @Scheduled(
            identity = "legacy-loads",
            every = "{icp.legacy.loads.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        workers.run();
    }

    @Scheduled(
            identity = "legacy-loads-tidy",
            every = "{icp.legacy.loads.tidy}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        operations.forget(keep);
        endOver.handle(clock.instant(), A_RUN);
        loads.withKeysBefore(clock.instant().minus(keep), A_RUN).forEach(dryKeys::delete);
        while (UnitOfWork.in(() -> setAside.forget(clock.instant(), A_RUN)) == A_RUN) {
            continue;
        }
    }

    @PreDestroy
    void end() {
        workers.end();
    }
}
