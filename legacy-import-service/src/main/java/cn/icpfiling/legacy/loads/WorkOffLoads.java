package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoad;
import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.legacy.store.DryKeysTable;
import cn.icpfiling.legacy.store.LegacyLoadTable;
import cn.icpfiling.legacy.store.LegacyPartTable;
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
    private final LegacyPartTable parts;
    private final SetAsideTable setAside;
    private final DryKeysTable dryKeys;
    private final Clock clock;
    private final Duration keep;

    WorkOffLoads(
            LoadOperations operations,
            LoadFiles handler,
            LegacyLoadTable loads,
            LegacyPartTable parts,
            SetAsideTable setAside,
            DryKeysTable dryKeys,
            Clock clock,
            @ConfigProperty(name = "icp.legacy.loads.keep") Duration keep) {
        this.operations = operations;
        this.workers = operations.workers(handler);
        this.loads = loads;
        this.parts = parts;
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
        var now = clock.instant();
        for (var file : loads.over(now, A_RUN)) {
            if (!isRunning(file) && UnitOfWork.in(() -> loads.endOver(file.id(), now))) {
                parts.delete(file.id());
            }
        }
        loads.withLeftParts(A_RUN).forEach(parts::delete);
        loads.dryRunsBefore(clock.instant().minus(keep), A_RUN).forEach(dryKeys::delete);
        while (UnitOfWork.in(() -> setAside.forget(clock.instant(), A_RUN)) == A_RUN) {
            continue;
        }
    }

    private boolean isRunning(LegacyLoadFile file) {
        return loads.find(file.loadId())
                .map(LegacyLoad::operation)
                .flatMap(operations::find)
                .filter(operation -> operation.finishedAt() == null)
                .isPresent();
    }

    @PreDestroy
    void end() {
        workers.end();
    }
}
