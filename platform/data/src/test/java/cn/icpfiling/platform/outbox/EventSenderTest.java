package cn.icpfiling.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.outbox.OutboxRow.EventKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class EventSenderTest {

    private final Scripted producer = new Scripted();
    private final EventSender sender = new EventSender("probe-service", () -> {
        producer.made++;
        return producer;
    });

    @Test
    void an_event_whose_predecessor_was_not_acknowledged_is_not_sent() {
        producer.lost.add("order#1");

        var outcome = sender.send(rows("order", "other", "order", "order", "order", "other"), () -> true);

        assertThat(producer.sent).containsExactly("order#1", "other#1", "other#2");
        assertThat(outcome.acknowledged()).containsExactly(2L, 6L);
        assertThat(outcome.unreachable()).containsOnlyKeys("topic-of-order");
    }

    @Test
    void events_of_different_keys_are_under_way_at_once_and_those_of_one_key_never() {
        var outcome = sender.send(rows("a", "b", "c", "a", "b", "a"), () -> true);

        assertThat(producer.flushes)
                .containsExactly(List.of("a#1", "b#1", "c#1"), List.of("a#2", "b#2"), List.of("a#3"));
        assertThat(outcome.acknowledged()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void a_refused_event_holds_up_its_own_key_only() {
        producer.tooLarge.add("large#1");

        var outcome = sender.send(rows("large", "fine", "large", "fine"), () -> true);

        assertThat(producer.sent).containsExactly("large#1", "fine#1", "fine#2");
        assertThat(outcome.refused().keySet()).extracting(OutboxRow::id).containsExactly(1L);
        assertThat(outcome.unreachable()).isEmpty();
    }

    @Test
    void when_the_time_is_up_in_the_middle_no_later_event_of_a_key_left_out_is_sent() {
        var looks = new int[1];

        var outcome = sender.send(rows("a", "b", "a", "b"), () -> ++looks[0] != 2);

        assertThat(producer.sent).containsExactly("a#1", "a#2");
        assertThat(outcome.acknowledged()).containsExactly(1L, 3L);
    }

    @Test
    void a_producer_that_is_broken_ends_the_batch_and_is_replaced() {
        producer.broken.add("a#1");
        var outcome = sender.send(rows("a", "b", "b"), () -> true);
        assertThat(producer.sent).containsExactly("a#1", "b#1");
        assertThat(outcome.acknowledged()).containsExactly(2L);
        producer.broken.clear();

        assertThat(sender.send(rows("a", "b", "b"), () -> true).acknowledged()).hasSize(3);
        assertThat(producer.made).isEqualTo(2);
    }

    @Test
    void a_producer_that_takes_no_record_is_replaced() {
        producer.refusing = new KafkaException("fatal");
        assertThatThrownBy(() -> sender.send(rows("a"), () -> true)).hasMessage("fatal");
        producer.refusing = null;

        assertThat(sender.send(rows("a"), () -> true).acknowledged()).containsExactly(1L);
        assertThat(producer.made).isEqualTo(2);
    }

    /**
     * Two relays over one outbox. Either may stall at any moment while the other takes the lease, sends and deletes; then it goes on with
     * the rows that it has read. Records are lost, answered too late, or arrive long after they were given up.
     */
    @Test
    void whatever_is_lost_or_late_the_first_arrivals_of_a_key_are_in_order() {
        var duplicates = 0;
        for (var seed = 0; seed < 1000; seed++) {
            var model = new TwoRelays(new Random(seed));
            model.run();
            for (var key : TwoRelays.KEYS) {
                var arrived = model.broker.topic().stream()
                        .filter(event -> event.startsWith(key + "#"))
                        .toList();
                var first = List.copyOf(new LinkedHashSet<>(arrived));
                assertThat(first)
                        .as("seed %d, all that arrived: %s", seed, arrived)
                        .isEqualTo(IntStream.rangeClosed(1, TwoRelays.EVENTS)
                                .mapToObj(sequence -> key + "#" + sequence)
                                .toList());
                duplicates += arrived.size() - first.size();
            }
        }
        assertThat(duplicates).as("the model makes trouble").isGreaterThan(1000);
    }

    private static List<OutboxRow> rows(String... keys) {
        var rows = new ArrayList<OutboxRow>();
        for (var key : keys) {
            var sequence =
                    Arrays.stream(keys).limit(rows.size()).filter(key::equals).count() + 1;
            rows.add(row(rows.size() + 1L, key, sequence));
        }
        return rows;
    }

    private static OutboxRow row(long id, String key, long sequence) {
        return new OutboxRow(
                id,
                new UUID(7, id),
                new EventKey("topic-of-" + key, key),
                "probe.stepped",
                new UUID(8, key.hashCode()),
                sequence,
                "{}",
                null,
                Instant.EPOCH,
                0,
                false);
    }

    private static String event(ProducerRecord<String, byte[]> sent) {
        return sent.key() + "#"
                + new String(sent.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8);
    }

    /** Answers when it is flushed, and loses, refuses or breaks at the events that are named. */
    private static final class Scripted extends MockProducer<String, byte[]> {
        private final Set<String> lost = new HashSet<>();
        private final Set<String> broken = new HashSet<>();
        private final Set<String> tooLarge = new HashSet<>();
        private final List<String> sent = new ArrayList<>();
        private final List<List<String>> flushes = new ArrayList<>();
        private final Map<String, CompletableFuture<RecordMetadata>> waiting = new HashMap<>();
        private RuntimeException refusing;
        private int made;
        private int flushed;

        @Override
        public Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
            if (refusing != null) {
                throw refusing;
            }
            sent.add(event(record));
            var answer = new CompletableFuture<RecordMetadata>();
            waiting.put(event(record), answer);
            if (tooLarge.contains(event(record))) {
                answer.completeExceptionally(new RecordTooLargeException("too large"));
            }
            return answer;
        }

        @Override
        public void flush() {
            flushes.add(List.copyOf(sent.subList(flushed, sent.size())));
            flushed = sent.size();
            waiting.forEach((event, answer) -> {
                if (lost.contains(event)) {
                    answer.completeExceptionally(new TimeoutException("no answer"));
                }
                if (broken.contains(event)) {
                    answer.completeExceptionally(new OutOfOrderSequenceException("the broker lost the sequence"));
                }
                answer.complete(null);
            });
            waiting.clear();
        }
    }

    /** The relays and the table of the outbox; the one whose turn is nested in the other's has taken the lease. */
    private static final class TwoRelays {
        private static final List<String> KEYS = List.of("a", "b", "c");
        private static final int EVENTS = 6;

        private final Random chance;
        private final FlakyBroker broker;
        private final TreeMap<Long, OutboxRow> outbox = new TreeMap<>();
        private final List<EventSender> relays;
        private final int[] written = new int[KEYS.size()];
        private long token;
        private long lastId;
        private int depth;
        private int turnOf;

        TwoRelays(Random chance) {
            this.chance = chance;
            this.broker = new FlakyBroker(chance, 0.3);
            this.relays = List.of(new EventSender("one", broker::producer), new EventSender("two", broker::producer));
        }

        void run() {
            broker.meanwhile(this::perhapsTheOther);
            for (var turn = 0; turn < 30; turn++) {
                commitSome();
                turn(chance.nextInt(2));
            }
            while (commitSome()) {
                turn(0);
            }
            broker.calmsDown();
            broker.meanwhile(() -> {});
            while (!outbox.isEmpty()) {
                turn(1);
            }
        }

        private boolean commitSome() {
            var more = false;
            for (var key = 0; key < KEYS.size(); key++) {
                for (var count = chance.nextInt(4); count > 0 && written[key] < EVENTS; count--) {
                    outbox.put(++lastId, row(lastId, KEYS.get(key), ++written[key]));
                }
                more |= written[key] < EVENTS;
            }
            return more;
        }

        private void turn(int relay) {
            depth++;
            turnOf = relay;
            var mine = ++token;
            var outcome = relays.get(relay).send(List.copyOf(outbox.values()), () -> {
                perhapsTheOther();
                return chance.nextInt(20) > 0;
            });
            if (mine == token) {
                outcome.acknowledged().forEach(outbox::remove);
            }
            depth--;
        }

        /** The relay whose turn it is stalls; the other has a whole turn. */
        private void perhapsTheOther() {
            if (depth == 1 && chance.nextInt(20) == 0) {
                var stalled = turnOf;
                turn(1 - stalled);
                turnOf = stalled;
            }
        }
    }
}
