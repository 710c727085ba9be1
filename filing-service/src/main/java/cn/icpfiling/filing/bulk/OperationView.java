package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.operation.LineCounts;
import cn.icpfiling.platform.operation.Operation;
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
        @NotNull int progress,
        @NotNull Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {

    static OperationView of(Operation operation, LineCounts counts) {
        return new OperationView(
                operation.id(),
                OperationState.valueOf(operation.state().name()),
                operation.total(),
                counts.done(),
                counts.failed(),
                counts.progress(operation.total()),
                operation.acceptedAt(),
                operation.startedAt(),
                operation.finishedAt());
    }
}
