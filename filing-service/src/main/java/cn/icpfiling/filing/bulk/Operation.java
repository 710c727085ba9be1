package cn.icpfiling.filing.bulk;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What a partner's client asked for, and how.
 *
 * @param traceparent of the request, null when it had none
 */
record Operation(
        UUID id,
        UUID partner,
        String client,
        Locale language,
        String traceparent,
        int total,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt) {

    OperationState state() {
        if (finishedAt != null) {
            return OperationState.FINISHED;
        }
        return startedAt == null ? OperationState.WAITING : OperationState.RUNNING;
    }
}
