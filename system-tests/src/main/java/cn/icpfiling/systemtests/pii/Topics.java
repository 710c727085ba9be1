package cn.icpfiling.systemtests.pii;

import cn.icpfiling.systemtests.Stack;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The content of the topics, unpacked: a batch may be compressed in its segment. */
final class Topics {

    private final Stack stack;

    Topics(Stack stack) {
        this.stack = stack;
    }

    /** Reads every topic, including the broker's own. */
    void eachRecord(BiConsumer<String, InputStream> reader) {
        try (var consumer = consumer()) {
            read(consumer, new ArrayList<>(consumer.listTopics().keySet()), reader);
        }
    }

    void eachRecord(String topic, BiConsumer<String, InputStream> reader) {
        try (var consumer = consumer()) {
            read(consumer, List.of(topic), reader);
        }
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, List<String> topics, BiConsumer<String, InputStream> reader) {
        var partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        // Writers never stop, so records that arrive after this moment are not read.
        var open = new HashMap<>(consumer.endOffsets(partitions));
        while (true) {
            open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (open.isEmpty()) {
                return;
            }
            consumer.poll(Duration.ofMillis(200)).forEach(found -> take(found, reader));
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> found, BiConsumer<String, InputStream> reader) {
        var place = "record " + found.topic() + "/" + found.partition() + "@" + found.offset();
        take(place + " key", found.key(), reader);
        take(place + " value", found.value(), reader);
        found.headers().forEach(header -> take(place + " header " + header.key(), header.value(), reader));
    }

    private static void take(String place, byte[] content, BiConsumer<String, InputStream> reader) {
        if (content != null) {
            reader.accept(place, new ByteArrayInputStream(content));
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                stack.kafka(),
                "isolation.level",
                "read_uncommitted",
                "exclude.internal.topics",
                false,
                "enable.auto.commit",
                false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
