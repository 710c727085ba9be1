package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.LineCounts;
import cn.icpfiling.platform.operation.Operation;
import cn.icpfiling.platform.operation.OperationState;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A long work and how far it has come. */
@Schema(
        name = "DomainOperation",
        requiredProperties = {"operationId", "state", "total", "done", "failed", "cancelled", "progress", "createdAt"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperationView(
        UUID operationId,
        OperationState state,
        int total,
        int done,
        int failed,
        int cancelled,
        int progress,
        Instant createdAt,
        Instant startedAt,
        Instant expectedAt,
        Instant finishedAt) {

    static OperationView of(Operation operation, LineCounts count, Instant now) {
        return new OperationView(
                operation.id(),
                operation.state(),
                operation.total(),
                count.done(),
                count.failed(),
                count.cancelled(),
                count.progress(operation.total()),
                operation.acceptedAt(),
                operation.startedAt(),
                operation.state() == OperationState.RUNNING ? expectedAt(operation, count, now) : null,
                operation.finishedAt());
    }

    /** Lines that were refused at once took no time and tell nothing of the pace. */
    private static Instant expectedAt(Operation operation, LineCounts count, Instant now) {
        if (count.done() == 0) {
            return null;
        }
        var each = Duration.between(operation.startedAt(), now).dividedBy(count.done());
        return now.plus(each.multipliedBy(operation.total() - count.ended()));
    }
}
