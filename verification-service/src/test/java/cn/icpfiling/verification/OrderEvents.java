package cn.icpfiling.verification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks as filing-service on the broker, and hears what is told of an order, or of a filed domain. */
public final class OrderEvents implements AutoCloseable {

    private static final String ORDERS = "icp.filing.order.v1";
    private static final String VERDICTS = "icp.verification.verdict.v1";

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> heard = new ArrayList<>();

    public OrderEvents(String broker) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest", "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(VERDICTS).stream()
                .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public void send(UUID orderId, long sequence, String type) {
        send(orderId, sequence, type, UUID.randomUUID());
    }

    public void send(UUID orderId, long sequence, String type, UUID holder) {
        var event = new ProducerRecord<>(
                ORDERS,
                orderId.toString(),
                ("{\"orderId\": \"" + orderId + "\", \"orderType\": \"FIRST_FILING\", \"act\": \"SUBMIT\", "
                                + "\"to\": \"PROVIDER_REVIEW\", \"holder\": \"" + holder + "\", \"submission\": 1}")
                        .getBytes(StandardCharsets.UTF_8));
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", UUID.randomUUID().toString());
        header(event, "ce_source", "/filing-service");
        header(event, "ce_type", type);
        header(event, "ce_subject", orderId.toString());
        header(event, "ce_sequence", Long.toString(sequence));
        header(event, "ce_time", "2026-11-24T01:00:00Z");
        header(event, "content-type", "application/json");
        try {
            producer.send(event).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** Payloads told of this order so far, in their order. */
    public List<JsonNode> told(UUID orderId) {
        return told(orderId.toString());
    }

    /** Payloads told under this key so far, in their order. */
    public List<JsonNode> told(String key) {
        return of(key).stream()
                .map(record -> {
                    try {
                        return json.readTree(record.value());
                    } catch (IOException garbled) {
                        throw new UncheckedIOException(garbled);
                    }
                })
                .toList();
    }

    public List<Long> sequences(UUID orderId) {
        return headers(orderId.toString(), "ce_sequence").stream()
                .map(Long::valueOf)
                .toList();
    }

    public List<String> headers(String key, String name) {
        return of(key).stream()
                .map(record -> new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> of(String key) {
        consumer.poll(Duration.ofMillis(200)).forEach(heard::add);
        return heard.stream().filter(record -> key.equals(record.key())).toList();
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
