package cn.icpfiling.platform.testkit.events;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.probe.LogHandler;
import cn.icpfiling.platform.testkit.probe.Probe;
import cn.icpfiling.platform.testkit.probe.Probe.Seen;
import cn.icpfiling.platform.testkit.probe.StatesHandler;
import cn.icpfiling.platform.testkit.probe.StepsHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class InboxApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @Inject
    Probe probe;

    @Inject
    MeterRegistry metrics;

    @Inject
    SampledGauges gauges;

    @Inject
    Sql sql;

    private final TestTopic steps = new TestTopic(StepsHandler.TOPIC);
    private final TestTopic states = new TestTopic(StatesHandler.TOPIC);
    private final TestTopic logged = new TestTopic(LogHandler.TOPIC);

    @Test
    void an_event_delivered_three_times_has_its_effect_once() {
        var subject = Ids.next();
        var event = Ids.next();

        for (var i = 0; i < 3; i++) {
            steps.send(subject.toString(), event, "probe.stepped", subject, 1, note("once"));
        }
        step(subject, 2, "last");

        await().atMost(LONG).until(() -> sequences(subject).contains(2L));
        assertThat(sequences(subject)).containsExactly(1L, 2L);
    }

    @Test
    void a_gap_parks_the_key_until_it_is_filled() {
        var subject = Ids.next();
        step(subject, 1, "one");
        step(subject, 3, "three");
        step(subject, 4, "four");
        await().atMost(LONG).until(() -> probe.parked(subject.toString()).equals(List.of("GAP", "GAP")));
        assertThat(sequences(subject)).containsExactly(1L);

        step(subject, 2, "two");

        await().atMost(LONG).until(() -> sequences(subject).size() == 4);
        assertThat(sequences(subject)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(probe.parked(subject.toString())).isEmpty();
    }

    @Test
    void an_older_event_that_is_read_after_a_newer_one_is_seen_once_where_every_event_is_needed() {
        var subject = Ids.next();
        var ids = Stream.generate(Ids::next).limit(4).toList();
        for (var sequence : List.of(1, 3, 2, 3, 2, 1, 4)) {
            logged.send(subject.toString(), ids.get(sequence - 1), "probe.logged", subject, sequence, note("of a log"));
        }

        await().atMost(LONG)
                .until(() -> probe.seen(LogHandler.CONSUMER, subject).size() >= 4);
        assertThat(probe.seen(LogHandler.CONSUMER, subject).stream().map(Seen::sequence))
                .containsExactly(1L, 3L, 2L, 4L);
    }

    @Test
    void each_record_is_handled_under_the_trace_of_its_own_request() {
        var subject = Ids.next();
        var traces = Stream.generate(InboxApiTest::trace).limit(3).toList();
        step(subject, 3, "three", traces.get(2));
        step(subject, 2, "two", traces.get(1));
        step(subject, 4, "four, without a trace");
        await().atMost(LONG).until(() -> probe.parked(subject.toString()).equals(List.of("GAP", "GAP", "GAP")));

        step(subject, 1, "one", traces.get(0));

        await().atMost(LONG).until(() -> sequences(subject).equals(List.of(1L, 2L, 3L, 4L)));
        assertThat(probe.traces(StepsHandler.CONSUMER, subject))
                .containsExactly(traces.get(0), traces.get(1), traces.get(2), "none");
    }

    @Test
    void types_that_are_not_taken_count_all_the_same() {
        var subject = Ids.next();
        step(subject, 1, "one");
        steps.send(subject.toString(), Ids.next(), "probe.rested", subject, 2, note("not for us"));
        step(subject, 3, "three");

        await().atMost(LONG).until(() -> sequences(subject).size() == 2);
        assertThat(sequences(subject)).containsExactly(1L, 3L);
    }

    @Test
    void a_consumer_that_handled_all_is_not_behind() {
        var subject = Ids.next();
        step(subject, 1, "one");
        await().atMost(LONG).until(() -> sequences(subject).size() == 1);

        await().atMost(LONG).until(() -> ofSteps("icp.inbox.lag") == 0 && ofSteps("icp.inbox.behind") < 5);
    }

    @Test
    @Tag("long")
    void a_consumer_that_lost_the_broker_is_behind_although_it_had_handled_all() {
        await().atMost(LONG).until(() -> ofSteps("icp.inbox.behind") < 5);

        LocalStack.pauseBroker();
        try {
            await().atMost(LONG).until(() -> ofSteps("icp.inbox.behind") > 12);
        } finally {
            LocalStack.resumeBroker();
        }

        await().atMost(LONG).until(() -> ofSteps("icp.inbox.behind") < 5);
    }

    private double ofSteps(String gauge) {
        return metrics.get(gauge).tag("consumer", StepsHandler.CONSUMER).gauge().value();
    }

    @Test
    void poison_parks_its_own_key_is_counted_and_goes_on_by_replay() {
        var poisoned = Ids.next();
        var other = Ids.next();
        probe.breaks("poison");
        step(poisoned, 1, "poison");
        step(poisoned, 2, "behind");
        step(other, 1, "free");

        await().atMost(LONG).until(() -> sequences(other).size() == 1);
        await().atMost(LONG).until(() -> probe.parked(poisoned.toString()).size() == 2);
        assertThat(probe.parked(poisoned.toString())).containsExactly("POISON", "BEHIND");
        assertThat(probe.seen(StepsHandler.CONSUMER, poisoned)).isEmpty();
        await().atMost(LONG).until(() -> {
            gauges.sample();
            return metrics.get("icp.inbox.parked")
                            .tags("consumer", StepsHandler.CONSUMER, "reason", "POISON")
                            .gauge()
                            .value()
                    >= 1;
        });

        replay(poisoned, 200, 2);
        probe.mend("poison");
        replay(poisoned, 200, 0);

        assertThat(sequences(poisoned)).containsExactly(1L, 2L);
        replay(poisoned, 200, 0);
        assertThat(sequences(poisoned)).containsExactly(1L, 2L);
        assertThat(sql.list(
                        row -> row.getString(1) + " " + row.getString(2),
                        "SELECT client, details FROM audit_entries WHERE act = 'PARKED.REPLAY' AND object_id = ? ORDER BY id",
                        poisoned))
                .hasSize(3)
                .allMatch(entry -> entry.startsWith("filing-service {"))
                .allMatch(entry -> entry.contains("PROBE-SERVICE.STEPS"));
    }

    @Test
    @Tag("long")
    void an_event_that_needs_somebody_who_is_away_is_tried_again_until_he_is_back() {
        var waiting = Ids.next();
        var other = Ids.next();
        probe.isAway("needs others");
        step(waiting, 1, "needs others");
        step(waiting, 2, "next");
        step(other, 1, "needs nobody");
        await().atMost(LONG).until(() -> sequences(other).size() == 1);
        await().atMost(LONG).until(() -> probe.parked(waiting.toString()).equals(List.of("RETRY", "BEHIND")));

        probe.mend("needs others");

        await().atMost(LONG).until(() -> sequences(waiting).size() == 2);
        assertThat(probe.parked(waiting.toString())).isEmpty();
    }

    @Test
    @Tag("long")
    void an_aggregate_that_misses_an_event_holds_up_no_other_one_of_its_key() {
        var key = Ids.next();
        var incomplete = Ids.next();
        var other = Ids.next();
        step(key, incomplete, 2, "the first is missing");
        await().atMost(LONG).until(() -> probe.parked(key.toString()).equals(List.of("GAP")));
        probe.isAway("another service");
        for (var sequence = 1; sequence < 3; sequence++) {
            step(key, other, sequence, "fine");
        }
        step(key, other, 3, "another service");
        step(key, other, 4, "behind");
        await().atMost(LONG).until(() -> probe.parked(key.toString()).equals(List.of("GAP", "RETRY", "BEHIND")));

        probe.mend("another service");

        await().atMost(LONG).until(() -> sequences(other).equals(List.of(1L, 2L, 3L, 4L)));
        assertThat(probe.parked(key.toString())).containsExactly("GAP");
        assertThat(sequences(incomplete)).isEmpty();
    }

    @Test
    @Tag("long")
    void another_aggregate_waits_behind_the_poison_of_its_key_and_follows_it() {
        var key = Ids.next();
        var poisoned = Ids.next();
        var other = Ids.next();
        probe.breaks("venom");
        step(key, poisoned, 1, "fine");
        step(key, poisoned, 2, "venom");
        step(key, other, 1, "behind");
        await().atMost(LONG).until(() -> probe.parked(key.toString()).size() == 2);

        replay(key, 200, 2);
        assertThat(sequences(other)).isEmpty();
        probe.mend("venom");
        replay(key, 200, 0);

        assertThat(sequences(poisoned)).containsExactly(1L, 2L);
        assertThat(sequences(other)).containsExactly(1L);
    }

    @Test
    @Tag("long")
    void an_error_in_a_handler_is_poison_and_ends_nothing() {
        var endless = Ids.next();
        var other = Ids.next();
        step(endless, 1, "endless");
        step(other, 1, "fine");

        await().atMost(LONG).until(() -> probe.parked(endless.toString()).equals(List.of("POISON")));
        await().atMost(LONG).until(() -> sequences(other).size() == 1);
    }

    @Test
    void a_record_with_very_many_headers_is_kept_whole() {
        var key = Ids.next();
        var message = new ProducerRecord<String, String>(StepsHandler.TOPIC, key.toString(), "{}");
        message.headers().add("long", "x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        steps.send(message);

        await().atMost(LONG).until(() -> probe.parked(key.toString()).equals(List.of("POISON")));
    }

    @Test
    void a_record_that_is_no_event_parks_itself_and_nothing_else() {
        var key = Ids.next();
        steps.send(new ProducerRecord<>(StepsHandler.TOPIC, key.toString(), "not json, no headers"));
        var other = Ids.next();
        step(other, 1, "fine");

        await().atMost(LONG).until(() -> sequences(other).size() == 1);
        await().atMost(LONG).until(() -> probe.parked(key.toString()).equals(List.of("POISON")));
    }

    @Test
    void of_whole_states_the_newer_wins_and_holes_do_not_matter() {
        var subject = Ids.next();
        state(subject, 3, "three");
        state(subject, 2, "two, late");
        state(subject, 7, "seven");
        states.send(new ProducerRecord<>(StatesHandler.TOPIC, subject.toString(), null));

        await().atMost(LONG)
                .until(() -> probe.seen(StatesHandler.CONSUMER, subject).size() == 2);
        assertThat(probe.seen(StatesHandler.CONSUMER, subject))
                .extracting(Seen::note)
                .containsExactly("three", "seven");
    }

    @Test
    @Tag("long")
    void ids_older_than_any_topic_keeps_are_forgotten_and_newer_ones_are_not() {
        var old = UUID.fromString("018c0000-0000-7000-8000-000000000001");
        var fresh = Ids.next();
        sql.update(
                "INSERT INTO inbox (consumer, event_id, handled_at) VALUES (?, ?, '2023-11-24'), (?, ?, '2023-11-24')",
                StepsHandler.CONSUMER,
                old,
                StepsHandler.CONSUMER,
                fresh);

        await().atMost(LONG).until(() -> !isKnown(old));
        assertThat(isKnown(fresh)).isTrue();
    }

    private boolean isKnown(UUID event) {
        return sql.first(row -> true, "SELECT 1 FROM inbox WHERE event_id = ?", event)
                .isPresent();
    }

    @Test
    void a_replay_is_for_services_only_and_of_consumers_that_are_there() {
        given().contentType(ContentType.JSON)
                .body("{\"consumer\":\"x\",\"key\":\"y\"}")
                .post("/internal/parked-events/replay")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"consumer\":\"x\",\"key\":\"y\"}")
                .post("/internal/parked-events/replay")
                .then()
                .statusCode(404);
    }

    private void replay(UUID key, int status, int waiting) {
        var answer = given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .contentType(ContentType.JSON)
                .body("{\"consumer\":\"%s\",\"key\":\"%s\"}".formatted(StepsHandler.CONSUMER, key))
                .post("/internal/parked-events/replay")
                .then()
                .statusCode(status)
                .extract();
        assertThat(answer.jsonPath().getInt("waiting")).isEqualTo(waiting);
    }

    private List<Long> sequences(UUID subject) {
        return probe.seen(StepsHandler.CONSUMER, subject).stream()
                .map(Seen::sequence)
                .toList();
    }

    private void step(UUID subject, long sequence, String note) {
        steps.send(subject.toString(), Ids.next(), "probe.stepped", subject, sequence, note(note));
    }

    private void step(UUID key, UUID subject, long sequence, String note) {
        steps.send(key.toString(), Ids.next(), "probe.stepped", subject, sequence, note(note));
    }

    private void step(UUID subject, long sequence, String note, String trace) {
        var traceparent = "00-" + trace + "-00f067aa0ba902b7-01";
        steps.send(subject.toString(), Ids.next(), "probe.stepped", subject, sequence, note(note), traceparent);
    }

    private static String trace() {
        return Ids.next().toString().replace("-", "");
    }

    private void state(UUID subject, long sequence, String note) {
        states.send(subject.toString(), Ids.next(), "probe.changed", subject, sequence, note(note));
    }

    private static String note(String note) {
        return "{\"note\":\"" + note + "\",\"unknown\":1}";
    }
}
