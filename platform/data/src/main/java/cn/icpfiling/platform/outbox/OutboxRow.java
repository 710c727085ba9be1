package cn.icpfiling.platform.outbox;

import java.time.Instant;
import java.util.UUID;

/** One event that waits to be sent. */
record OutboxRow(
        long id,
        UUID uuid,
        EventKey key,
        String type,
        UUID aggregateId,
        long sequence,
        String payload,
        String traceparent,
        Instant occurredAt,
        int attempts) {

    /** What keeps its order: a key within a topic. */
    record EventKey(String topic, String key) {}
}
