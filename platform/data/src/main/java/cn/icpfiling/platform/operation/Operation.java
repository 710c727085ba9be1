package cn.icpfiling.platform.operation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An accepted operation.
 *
 * @param total its lines
 * @param acceptedAt when its response was sent; the later moments are null until they come
 */
public record Operation(
        UUID id,
        Requester requester,
        int total,
        Instant acceptedAt,
        Instant startedAt,
        Instant cancelledAt,
        Instant finishedAt) {

    public UUID owner() {
        return requester.owner();
    }

    public Locale language() {
        return requester.language();
    }

    public OperationState state() {
        if (cancelledAt != null) {
            return OperationState.CANCELLED;
        }
        if (finishedAt != null) {
            return OperationState.FINISHED;
        }
        return startedAt == null ? OperationState.WAITING : OperationState.RUNNING;
    }
}
