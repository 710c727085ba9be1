package cn.icpfiling.platform.outbox;

import java.time.Instant;
import java.util.UUID;

/** An event in the outbox that waits to be sent. */
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
        int attempts,
        boolean parked) {

    /** The unit of order: a key within a topic. */
    record EventKey(String topic, String key) {}
}
