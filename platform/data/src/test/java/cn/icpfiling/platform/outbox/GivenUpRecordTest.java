package cn.icpfiling.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.outbox.OutboxRow.EventKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real producer, idempotent and with all acknowledgements, and a broker that dies whenever the first event reaches it. */
class GivenUpRecordTest {

    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(2);
    private static final int LOSSES = 6;
    private static final List<OutboxRow> ROWS = List.of(row(1), row(2), row(3));

    private int looks;

    /** Why {@link EventSender} waits: this producer changes the order of a key. */
    @Test
    void a_producer_gives_up_one_record_and_delivers_the_next_of_the_same_key() throws Exception {
        try (var broker = new ScriptedBroker("order#1", LOSSES);
                var producer = new KafkaProducer<>(
                        EventSender.settings(broker.address(), "probe-service", GIVE_UP_AFTER),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var first = producer.send(record(1));
            var _ = broker.hasLost().await(GIVE_UP_AFTER.toMillis(), TimeUnit.MILLISECONDS);
            var second = producer.send(record(2));

            // TimeoutException between two attempts, NetworkException if the time ends during one
            assertThatThrownBy(first::get).hasCauseInstanceOf(RetriableException.class);
            assertThat(second.get().hasOffset()).isTrue();
            assertThat(broker.topic()).containsExactly("order#2");
        }
    }

    @Test
    @Tag("long")
    void the_sender_delivers_nothing_behind_a_record_that_it_gave_up() throws Exception {
        try (var broker = new ScriptedBroker("order#1", LOSSES);
                var sender = new EventSender(broker.address(), "probe-service", GIVE_UP_AFTER)) {
            var lost = sender.send(ROWS, () -> isFirstLookOrLost(broker));
            assertThat(lost.acknowledged()).isEmpty();
            assertThat(lost.unreachable()).containsOnlyKeys("topic");

            broker.recovers();

            assertThat(sender.send(ROWS, () -> true).acknowledged()).containsExactly(1L, 2L, 3L);
            assertThat(broker.topic()).containsExactly("order#1", "order#2", "order#3");
        }
    }

    /** The second row of the round comes some time after the first, as behind a topic whose metadata is missing. */
    private boolean isFirstLookOrLost(ScriptedBroker broker) {
        try {
            return looks++ == 0 || broker.hasLost().await(GIVE_UP_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, byte[]> record(long sequence) {
        var record = new ProducerRecord<>("topic", "order", "{}".getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_sequence", Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static OutboxRow row(long sequence) {
        return new OutboxRow(
                sequence,
                new UUID(7, sequence),
                new EventKey("topic", "order"),
                "probe.stepped",
                new UUID(8, 1),
                sequence,
                "{}",
                null,
                Instant.EPOCH,
                0,
                false);
    }
}
