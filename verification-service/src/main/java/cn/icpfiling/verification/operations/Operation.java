package cn.icpfiling.verification.operations;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody asked for.
 *
 * @param owner an account, or a partner for all of its clients
 * @param total lines with something in them, a common holder's not counted
 * @param takenAt when it was asked for; the other moments are null until they come
 */
record Operation(
        UUID id,
        UUID owner,
        Locale language,
        int total,
        Instant takenAt,
        Instant startedAt,
        Instant cancelledAt,
        Instant finishedAt) {

    OperationState state() {
        if (cancelledAt != null) {
            return OperationState.CANCELLED;
        }
        if (finishedAt != null) {
            return OperationState.FINISHED;
        }
        return startedAt == null ? OperationState.WAITING : OperationState.RUNNING;
    }
}
