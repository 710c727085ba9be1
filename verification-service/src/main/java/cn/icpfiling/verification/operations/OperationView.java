package cn.icpfiling.verification.operations;

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

    private static final int ALL = 100;

    /** How many lines came to which end; those refused at once cost no time and tell nothing of the pace. */
    record Count(int done, int failed, int cancelled) {

        int ended() {
            return done + failed + cancelled;
        }
    }

    static OperationView of(Operation operation, Count count, Instant now) {
        return new OperationView(
                operation.id(),
                operation.state(),
                operation.total(),
                count.done(),
                count.failed(),
                count.cancelled(),
                (int) ((long) count.ended() * ALL / operation.total()),
                operation.takenAt(),
                operation.startedAt(),
                operation.state() == OperationState.RUNNING ? expectedAt(operation, count, now) : null,
                operation.finishedAt());
    }

    private static Instant expectedAt(Operation operation, Count count, Instant now) {
        if (count.done() == 0) {
            return null;
        }
        var each = Duration.between(operation.startedAt(), now).dividedBy(count.done());
        return now.plus(each.multipliedBy(operation.total() - count.ended()));
    }
}
