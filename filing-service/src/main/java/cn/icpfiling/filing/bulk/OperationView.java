package cn.icpfiling.filing.bulk;

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

    private static final int ALL = 100;

    static OperationView of(Operation operation, int done, int failed) {
        return new OperationView(
                operation.id(),
                operation.state(),
                operation.total(),
                done,
                failed,
                (done + failed) * ALL / operation.total(),
                operation.createdAt(),
                operation.startedAt(),
                operation.finishedAt());
    }
}
