package cn.icpfiling.platform.outbox;

import java.util.Objects;
import java.util.UUID;

/**
 * A fact to publish.
 *
 * @param topic the topic to publish to
 * @param key the id whose events stay in order
 * @param type its literal name, e.g. {@code filing.order.submitted}
 * @param aggregateId the aggregate that changed
 * @param sequence the aggregate's own count of facts, from 1 without gaps
 * @param data the payload, written as JSON; ids and what changed, no personal data
 */
public record OutboxEvent(String topic, String key, String type, UUID aggregateId, long sequence, Object data) {
    public OutboxEvent {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(aggregateId, "aggregateId");
        Objects.requireNonNull(data, "data");
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence starts at 1: " + sequence);
        }
    }
}
