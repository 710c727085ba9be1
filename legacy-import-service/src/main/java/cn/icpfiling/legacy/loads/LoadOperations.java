package cn.icpfiling.legacy.loads;

import cn.icpfiling.legacy.core.LegacyLoadFile;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.operation.FirstBatchesFirst;
import cn.icpfiling.platform.operation.LineState;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationEngine;
import cn.icpfiling.platform.operation.OperationKind;
import cn.icpfiling.platform.operation.OperationWorkers;
import cn.icpfiling.platform.operation.Operations;
import cn.icpfiling.platform.operation.Requester;
import cn.icpfiling.platform.operation.StagedLine;
import cn.icpfiling.platform.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The operations of loads: one line a file, all in one batch, because the files of a load are stored in their order. All
 * loads have one owner, who may have one open operation: two loads at once would judge their rows without each other.
 */
@ApplicationScoped
class LoadOperations {
    private static final UUID OLD_PLATFORM = new UUID(0, 1);

    private final Operations operations;

    LoadOperations(OperationEngine engine, @ConfigProperty(name = "icp.legacy.loads.lease") Duration lease) {
        this.operations = engine.of(new OperationKind(
                "legacy-loads", UploadFiles.MOST_FILES, lease, 1, "icp.legacy.load.files", new FirstBatchesFirst()));
    }

    /** Runs the transaction in which {@link #start} is called: of two loads that start at once one is 429. */
    <T> T starting(Supplier<T> transaction) {
        return operations.withFreeSlot(transaction);
    }

    /** Starts the files, in the caller's transaction: 429 while another load runs. */
    Operation start(UUID load, List<LegacyLoadFile> files) {
        return operations.start(
                new Requester(OLD_PLATFORM, null, Locale.ENGLISH, TraceContext.traceparent()), staging -> {
                    var number = 1;
                    for (var file : files) {
                        staging.add(
                                StagedLine.accepted(number++, null, file.id().toString(), load.toString()));
                    }
                });
    }

    Optional<Operation> find(UUID operation) {
        return operations.find(operation);
    }

    /** Returns the files whose lines failed in this operation. */
    Set<UUID> failedFiles(UUID operation) {
        return operations.results(operation, LineState.FAILED, 0, UploadFiles.MOST_FILES).stream()
                .map(line -> Ids.parse(line.item()))
                .collect(Collectors.toSet());
    }

    boolean cancel(UUID operation) {
        return operations.cancel(operation);
    }

    OperationWorkers workers(LoadFiles handler) {
        return operations.workers(1, handler);
    }

    void forget(Duration keep) {
        operations.forget(keep);
    }
}
