package cn.icpfiling.platform.testkit.events;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.probe.Probe;
import cn.icpfiling.platform.testkit.probe.Probe.Seen;
import cn.icpfiling.platform.testkit.probe.TurnsHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A handler that loses what is overtaken sees every event in the order of the topic, whatever waits in between. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class InboxOrderApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Probe probe;

    @Inject
    Sql sql;

    private final TestTopic turns = new TestTopic(TurnsHandler.TOPIC);

    @Test
    void an_event_waits_behind_one_that_a_killed_replica_left_behind_nothing() throws JsonProcessingException {
        var subject = Ids.next();
        parked(subject, subject, 2, "BEHIND", 99, 2);

        turn(subject, 3, "three");
        await().atMost(LONG).until(() -> !probe.parked(subject.toString()).equals(List.of("BEHIND")));
        assertThat(probe.parked(subject.toString())).containsExactly("BEHIND", "BEHIND");
        replay(subject);

        assertThat(sequences(subject)).containsExactly(2L, 3L);
    }

    @Test
    void an_event_that_is_read_while_those_behind_a_mended_one_have_their_turn_comes_after_them() {
        var subject = Ids.next();
        probe.isAway("first");
        probe.holds("second");
        turn(subject, 1, "first");
        turn(subject, 2, "second");
        turn(subject, 3, "third");
        await().atMost(LONG).until(() -> probe.parked(subject.toString()).equals(List.of("RETRY", "BEHIND", "BEHIND")));

        probe.mend("first");
        var replayed = CompletableFuture.runAsync(() -> replay(subject));
        await().atMost(LONG).until(() -> sequences(subject).equals(List.of(1L)));
        turn(subject, 4, "fourth");
        await().atMost(LONG)
                .until(() -> probe.parked(subject.toString()).size() == 3
                        || sequences(subject).contains(4L));
        probe.mend("second");
        replayed.join();

        await().atMost(LONG).until(() -> probe.parked(subject.toString()).isEmpty());
        assertThat(sequences(subject)).containsExactly(1L, 2L, 3L, 4L);
    }

    /** Offsets begin anew with a topic, and what is parked may have waited longer than its topic lived. */
    @Test
    void a_record_is_parked_although_one_of_a_former_topic_is_parked_from_its_place() throws JsonProcessingException {
        var former = Ids.next();
        var subject = Ids.next();
        turn(subject, 1, "first");
        await().atMost(LONG).until(() -> sequences(subject).equals(List.of(1L)));
        var first = turns.recordsOf(subject.toString()).getFirst();
        parked(former, former, 1, "POISON", first.partition(), first.offset() + 1);
        probe.isAway("of the topic that was made anew");

        turn(subject, 2, "of the topic that was made anew");
        turn(subject, 3, "third");
        await().atMost(LONG)
                .until(() -> probe.parked(subject.toString()).size() == 2
                        || sequences(subject).contains(3L));

        assertThat(probe.parked(subject.toString())).containsExactly("RETRY", "BEHIND");
        assertThat(probe.parked(former.toString())).containsExactly("POISON");
        probe.mend("of the topic that was made anew");
        replay(subject);
        assertThat(sequences(subject)).containsExactly(1L, 2L, 3L);
        forget(former);
    }

    @Test
    void what_is_behind_poison_takes_no_turn_from_a_record_that_waits_for_a_service() throws JsonProcessingException {
        var poisoned = Ids.next();
        var subject = Ids.next();
        parked(poisoned, Ids.next(), 1, "POISON", 98, 0);
        for (var at = 1; at < 50; at++) {
            parked(poisoned, Ids.next(), 1, "BEHIND", 98, at);
        }
        parked(subject, subject, 1, "RETRY", 97, 0);
        due(poisoned, 60);
        due(subject, 1);

        await().atMost(LONG).until(() -> sequences(subject).equals(List.of(1L)));

        assertThat(sql.first(
                        row -> row.getInt(1),
                        "SELECT COUNT(*) FROM inbox_parked_events WHERE event_key = ? AND due_at > UTC_TIMESTAMP(6)",
                        poisoned.toString()))
                .as("turns that were taken")
                .contains(0);
        forget(poisoned);
    }

    /** A row whose next turn is far off, as of a replica that claimed it and died. */
    private void parked(UUID key, UUID subject, long sequence, String reason, int partition, long offset)
            throws JsonProcessingException {
        var message = turns.message(key.toString(), Ids.next(), "probe.turned", subject, sequence, note("parked"));
        var headers = new TreeMap<String, String>();
        message.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        sql.update(
                """
                INSERT INTO inbox_parked_events (consumer, event_key, topic, partition_no, record_offset, sequence, headers,
                                          record_value, reason, detail, due_at, parked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', UTC_TIMESTAMP(6) + INTERVAL 1 HOUR, UTC_TIMESTAMP(6))""",
                TurnsHandler.CONSUMER,
                key.toString(),
                TurnsHandler.TOPIC,
                partition,
                offset,
                sequence,
                new ObjectMapper().writeValueAsString(headers),
                message.value().getBytes(StandardCharsets.UTF_8),
                reason);
    }

    private void due(UUID key, int minutesAgo) {
        sql.update(
                "UPDATE inbox_parked_events SET due_at = UTC_TIMESTAMP(6) - INTERVAL ? MINUTE WHERE event_key = ?",
                minutesAgo,
                key.toString());
    }

    private void forget(UUID key) {
        sql.update("DELETE FROM inbox_parked_events WHERE event_key = ?", key.toString());
    }

    private void turn(UUID subject, long sequence, String note) {
        turns.send(subject.toString(), Ids.next(), "probe.turned", subject, sequence, note(note));
    }

    private List<Long> sequences(UUID subject) {
        return probe.seen(TurnsHandler.CONSUMER, subject).stream()
                .map(Seen::sequence)
                .toList();
    }

    private static void replay(UUID key) {
        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"consumer\":\"%s\",\"key\":\"%s\"}".formatted(TurnsHandler.CONSUMER, key))
                .post("/internal/parked-events/replay")
                .then()
                .statusCode(200);
    }

    private static String note(String note) {
        return "{\"note\":\"" + note + "\"}";
    }
}
