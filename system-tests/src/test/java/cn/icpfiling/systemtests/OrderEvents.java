package cn.icpfiling.systemtests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The events of one order, read off the topic from its beginning to what is its end now. */
final class OrderEvents {

    /** An event, and the id of the trace that its record carries; empty if it carries none. */
    record Event(String id, String type, long sequence, String data, String trace) {
        static Event of(ConsumerRecord<String, byte[]> event) {
            return new Event(
                    header(event, "ce_id"),
                    header(event, "ce_type"),
                    Long.parseLong(header(event, "ce_sequence")),
                    new String(event.value(), StandardCharsets.UTF_8),
                    event.headers().lastHeader("traceparent") == null
                            ? ""
                            : header(event, "traceparent").split("-")[1]);
        }

        private static String header(ConsumerRecord<String, byte[]> event, String name) {
            return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
        }
    }

    private OrderEvents() {}

    static List<Event> of(String order, Stack stack) {
        return read("icp.filing.order.v1", order, stack);
    }

    static List<Event> verdictsOn(String order, Stack stack) {
        return read("icp.verification.verdict.v1", order, stack);
    }

    private static List<Event> read(String topic, String order, Stack stack) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", stack.kafka(), "isolation.level", "read_committed", "enable.auto.commit", false);
        var events = new ArrayList<Event>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var event : consumer.poll(Duration.ofMillis(200))) {
                    if (order.equals(event.key())) {
                        events.add(Event.of(event));
                    }
                }
            }
        }
        return events;
    }
}
