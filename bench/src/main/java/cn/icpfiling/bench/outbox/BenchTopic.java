package cn.icpfiling.bench.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic like those of the suite, and plain clients of it. */
@ApplicationScoped
class BenchTopic {
    static final String NAME = "icp.bench.v1";
    static final String SEQUENCE = "ce_sequence";
    private static final int PARTITIONS = 12;

    private final Map<String, Object> broker;

    BenchTopic(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    void create() throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(broker)) {
            admin.createTopics(List.of(new NewTopic(NAME, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** Returns the number of records in all partitions. */
    long size() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Reads all records from now on. */
    KafkaConsumer<String, byte[]> fromNowOn() {
        var consumer = consumer();
        consumer.assign(partitions());
        consumer.seekToEnd(partitions());
        partitions().forEach(consumer::position);
        return consumer;
    }

    /** The fastest Kafka settings for a single record, with the relay's durability. */
    KafkaProducer<String, byte[]> producer() {
        var config = new HashMap<String, Object>(broker);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "bench-plain");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new KafkaProducer<>(config);
    }

    static long sequence(ConsumerRecord<String, byte[]> read) {
        return Long.parseLong(new String(read.headers().lastHeader(SEQUENCE).value(), StandardCharsets.US_ASCII));
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var config = new HashMap<String, Object>(broker);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "bench-reader");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return new KafkaConsumer<>(config);
    }

    private static List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(NAME, number))
                .toList();
    }
}
