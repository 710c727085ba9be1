package cn.icpfiling.platform.outbox;

import cn.icpfiling.platform.outbox.OutboxRow.EventKey;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends a batch to the broker and reports the result of each row. The only producer of the service. */
final class EventSender implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Map<String, Object> config;
    private final String source;
    private KafkaProducer<String, byte[]> producer;

    /**
     * @param broker the producer's connection settings
     * @param service the service's name, which becomes the source of the events
     * @param giveUpAfter delivery time-out of a record; shorter than the lease, so that no send is under way when
     *     another relay takes over
     */
    EventSender(Map<String, Object> broker, String service, Duration giveUpAfter) {
        this.source = "/" + service;
        this.config = new HashMap<>(broker);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) giveUpAfter.toMillis() / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) giveUpAfter.toMillis());
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    }

    /**
     * The result of a batch.
     *
     * @param acknowledged rows to delete: of each key all rows before the first that failed
     * @param refused rows that the broker refuses for their own content, with its reason
     * @param unreachable topics that could not be written, for no fault of a row
     */
    record Outcome(List<Long> acknowledged, Map<OutboxRow, String> refused, Map<String, String> unreachable) {}

    /** Sends in order, stops when the time is up, and waits for every response. */
    Outcome send(List<OutboxRow> rows, BooleanSupplier timeLeft) {
        var answers = new LinkedHashMap<OutboxRow, Future<RecordMetadata>>();
        var unreachable = new LinkedHashMap<String, String>();
        var brokenKeys = new HashSet<EventKey>();
        for (var row : rows) {
            if (!timeLeft.getAsBoolean()) {
                break;
            }
            if (unreachable.containsKey(row.key().topic()) || brokenKeys.contains(row.key())) {
                continue;
            }
            var answer = producer().send(record(row));
            answers.put(row, answer);
            // fails at once: a record too large, or a topic without metadata, which blocks on every try
            failureOf(answer, false).ifPresent(failure -> {
                if (isRowsOwnFault(failure)) {
                    brokenKeys.add(row.key());
                } else {
                    unreachable.put(row.key().topic(), failure.toString());
                }
            });
        }
        if (producer != null) {
            producer.flush();
        }
        return judge(answers, unreachable);
    }

    private Outcome judge(Map<OutboxRow, Future<RecordMetadata>> answers, Map<String, String> unreachable) {
        var acknowledged = new ArrayList<Long>();
        var refused = new LinkedHashMap<OutboxRow, String>();
        var brokenKeys = new HashSet<EventKey>();
        var producerIsSound = true;
        for (var entry : answers.entrySet()) {
            var row = entry.getKey();
            var failure = failureOf(entry.getValue(), true).orElse(null);
            if (failure == null && !brokenKeys.contains(row.key())) {
                acknowledged.add(row.id());
            } else if (failure != null && brokenKeys.add(row.key())) {
                if (isRowsOwnFault(failure)) {
                    refused.put(row, failure.toString());
                } else {
                    unreachable.put(row.key().topic(), failure.toString());
                    producerIsSound &= failure instanceof RetriableException;
                }
            }
        }
        if (!producerIsSound) {
            close();
        }
        return new Outcome(acknowledged, refused, unreachable);
    }

    private static Optional<Throwable> failureOf(Future<RecordMetadata> answer, boolean wait) {
        if (!wait && !answer.isDone()) {
            return Optional.empty();
        }
        try {
            answer.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while sending", e);
        }
    }

    private static boolean isRowsOwnFault(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException;
    }

    private ProducerRecord<String, byte[]> record(OutboxRow row) {
        var event = CloudEventBuilder.v1()
                .withId(row.uuid().toString())
                .withSource(URI.create(source))
                .withType(row.type())
                .withSubject(row.aggregateId().toString())
                .withTime(row.occurredAt().atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withDataSchema(URI.create("urn:icpfiling:schema:" + row.type() + ":v1"))
                .withExtension("sequence", Long.toString(row.sequence()))
                .withData(row.payload().getBytes(StandardCharsets.UTF_8))
                .build();
        var message = KafkaMessageFactory.<String>createWriter(
                        row.key().topic(), null, null, row.key().key())
                .writeBinary(event);
        if (row.traceparent() != null) {
            message.headers().add("traceparent", row.traceparent().getBytes(StandardCharsets.US_ASCII));
        }
        return message;
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(config);
        }
        return producer;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_WITHIN);
            producer = null;
        }
    }
}
