package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.operation.LineCounts;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationState;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A long work and how far it has come. */
@Schema(name = "Operation")
record OperationView(
        @NotNull UUID operationId,
        @NotNull OperationState state,
        @NotNull int total,
        @NotNull int done,
        @NotNull int failed,
        @NotNull int cancelled,
        @NotNull int progress,
        @NotNull Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {

    static OperationView of(Operation operation, LineCounts counts) {
        return new OperationView(
                operation.id(),
                operation.state(),
                operation.total(),
                counts.done(),
                counts.failed(),
                counts.cancelled(),
                counts.progress(operation.total()),
                operation.acceptedAt(),
                operation.startedAt(),
                operation.finishedAt());
    }
}
