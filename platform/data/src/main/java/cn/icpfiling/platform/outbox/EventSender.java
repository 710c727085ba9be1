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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
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

/**
 * Sends a batch to the broker and reports the result of each row. The only producer of the service.
 *
 * <p>A row is handed to the producer only after the broker has acknowledged all earlier rows of its key. A producer gives up one record
 * and still delivers later ones of the same partition, so a key with two records under way can change its order. The same rule holds
 * between two relays: what a relay without its lease still delivers stands behind acknowledged rows of the key, so it doubles an event
 * at worst and never overtakes one.
 */
final class EventSender implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final String source;
    private final Supplier<Producer<String, byte[]>> newProducer;
    private Producer<String, byte[]> producer;

    /**
     * @param broker the producer's connection settings
     * @param service the service's name, which becomes the source of the events
     * @param giveUpAfter delivery time-out of a record; shorter than the lease, so that few events are sent twice when another relay
     *     takes over
     */
    EventSender(Map<String, Object> broker, String service, Duration giveUpAfter) {
        this(service, () -> new KafkaProducer<>(settings(broker, service, giveUpAfter)));
    }

    EventSender(String service, Supplier<Producer<String, byte[]>> newProducer) {
        this.source = "/" + service;
        this.newProducer = newProducer;
    }

    static Map<String, Object> settings(Map<String, Object> broker, String service, Duration giveUpAfter) {
        var config = new HashMap<String, Object>(broker);
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
        return config;
    }

    /**
     * The result of a batch.
     *
     * @param acknowledged rows to delete: of each key all rows before the first that was not acknowledged
     * @param refused rows that the broker refuses for their own content, with its reason
     * @param unreachable topics that could not be written, for no fault of a row
     */
    record Outcome(List<Long> acknowledged, Map<OutboxRow, String> refused, Map<String, String> unreachable) {}

    /**
     * Sends the rows in waves, of each key one row a wave, and waits for every response of a wave before the next. A key whose row was
     * not acknowledged is in no later wave. Sends nothing more when the time is up or the producer is broken; the next batch gets a new
     * producer.
     */
    Outcome send(List<OutboxRow> rows, BooleanSupplier timeLeft) {
        var round = new Round(timeLeft);
        try {
            waves(rows).forEach(round::send);
        } catch (RuntimeException e) {
            // also a producer that no longer takes records: the next round begins with a new one
            close();
            throw e;
        }
        if (!round.producerIsSound) {
            close();
        }
        return new Outcome(round.acknowledged, round.refused, round.unreachable);
    }

    private static List<List<OutboxRow>> waves(List<OutboxRow> rows) {
        var waves = new ArrayList<List<OutboxRow>>();
        var places = new HashMap<EventKey, Integer>();
        for (var row : rows) {
            var place = places.merge(row.key(), 1, Integer::sum);
            if (place > waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(place - 1).add(row);
        }
        return waves;
    }

    /** The waves of one batch, and what became of their rows. */
    private final class Round {
        private final BooleanSupplier timeLeft;
        private final List<Long> acknowledged = new ArrayList<>();
        private final Map<OutboxRow, String> refused = new LinkedHashMap<>();
        private final Map<String, String> unreachable = new LinkedHashMap<>();
        private final Set<EventKey> ended = new HashSet<>();
        private boolean producerIsSound = true;

        Round(BooleanSupplier timeLeft) {
            this.timeLeft = timeLeft;
        }

        void send(List<OutboxRow> wave) {
            var answers = new LinkedHashMap<OutboxRow, Future<RecordMetadata>>();
            for (var row : wave) {
                if (maySend(row)) {
                    answers.put(row, handOver(row));
                } else {
                    ended.add(row.key());
                }
            }
            if (!answers.isEmpty()) {
                producer.flush();
                answers.forEach(this::judge);
            }
        }

        private boolean maySend(OutboxRow row) {
            return producerIsSound
                    && !ended.contains(row.key())
                    && !unreachable.containsKey(row.key().topic())
                    && timeLeft.getAsBoolean();
        }

        private Future<RecordMetadata> handOver(OutboxRow row) {
            var answer = producer().send(record(row));
            // a topic without metadata fails at once, after it has blocked; the other rows of the topic need not try
            failureOf(answer, false)
                    .filter(failure -> !isRowsOwnFault(failure))
                    .ifPresent(failure -> unreachable.put(row.key().topic(), failure.toString()));
            return answer;
        }

        private void judge(OutboxRow row, Future<RecordMetadata> answer) {
            var failure = failureOf(answer, true).orElse(null);
            if (failure == null) {
                acknowledged.add(row.id());
                return;
            }
            ended.add(row.key());
            if (isRowsOwnFault(failure)) {
                refused.put(row, failure.toString());
            } else {
                unreachable.put(row.key().topic(), failure.toString());
                producerIsSound &= failure instanceof RetriableException;
            }
        }
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

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = newProducer.get();
        }
        return producer;
    }

    @Override
    public void close() {
        if (producer != null) {
            var closing = producer;
            producer = null;
            closing.close(CLOSE_WITHIN);
        }
    }
}
