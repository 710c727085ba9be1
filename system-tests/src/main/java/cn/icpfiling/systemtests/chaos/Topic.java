package cn.icpfiling.systemtests.chaos;

import cn.icpfiling.systemtests.Stack;
import cn.icpfiling.systemtests.chaos.Filed.Event;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic from its beginning to its present end: every record of the given keys, including duplicates. */
final class Topic {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Topic() {}

    static List<Event> read(String topic, Set<String> keys, Stack stack) {
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
                for (var found : consumer.poll(Duration.ofMillis(200))) {
                    if (keys.contains(found.key())) {
                        events.add(event(found));
                    }
                }
            }
        }
        return events;
    }

    private static Event event(ConsumerRecord<String, byte[]> found) {
        JsonNode data;
        try {
            data = JSON.readTree(found.value());
        } catch (IOException e) {
            throw new UncheckedIOException(found.topic() + " holds what is no JSON", e);
        }
        return new Event(
                found.key(),
                header(found, "ce_id"),
                Long.parseLong(header(found, "ce_sequence")),
                data.path("act").asText(""),
                text(data.path("from")),
                text(data.path("to")));
    }

    static String text(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? "" : value.asText();
    }

    private static String header(ConsumerRecord<String, byte[]> found, String name) {
        return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
