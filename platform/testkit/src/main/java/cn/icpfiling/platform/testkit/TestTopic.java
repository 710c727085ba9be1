package cn.icpfiling.platform.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as seen from outside the service. */
public final class TestTopic {
    private final String name;

    /** One producer for all topics and classes, until the JVM ends: a new one costs each event more than the sending. */
    private static final class Sender {
        private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
                Map.of("bootstrap.servers", LocalStack.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer());

        private Sender() {}
    }

    public TestTopic(String name) {
        this.name = name;
    }

    /** Returns every record of a key, oldest first. */
    public List<ConsumerRecord<String, byte[]>> recordsOf(String key) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", LocalStack.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(read -> {
                    if (key.equals(read.key())) {
                        found.add(read);
                    }
                });
            }
            return found;
        }
    }

    /** Sends an event as another service's relay does. */
    public void send(String key, UUID id, String type, UUID subject, long sequence, String json) {
        send(message(key, id, type, subject, sequence, json));
    }

    /** Sends an event that a request under this W3C traceparent caused. */
    public void send(String key, UUID id, String type, UUID subject, long sequence, String json, String traceparent) {
        var message = message(key, id, type, subject, sequence, json);
        message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        send(message);
    }

    /** The event of another service, to be sent by a producer of the test. */
    public ProducerRecord<String, String> message(
            String key, UUID id, String type, UUID subject, long sequence, String json) {
        var message = new ProducerRecord<String, String>(name, key, json);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id.toString(),
                        "ce_source",
                        "/neighbour-service",
                        "ce_type",
                        type,
                        "ce_subject",
                        subject.toString(),
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_time",
                        "2026-03-02T01:00:00Z",
                        "content-type",
                        "application/json")
                .forEach((header, value) -> message.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    public void send(ProducerRecord<String, String> message) {
        try {
            Sender.PRODUCER.send(message).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
