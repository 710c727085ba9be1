package cn.icpfiling.account.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.TestPartner;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A serving list that was put back to an earlier moment is told once, and then whole again; an event that is read again is not (ADR 0065). */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class RestoredServingListApiTest {

    private static final String TYPE = "filing.serving.changed";
    private static final TestTopic CHANGES = new TestTopic("icp.filing.partner-serving.v1");
    private static final Instant DAWN = Instant.parse("2026-11-25T09:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    ServingLog log;

    @Inject
    Sql sql;

    private UUID partner;
    private String token;

    /** An event of the log: the version of the list, and whether it tells the change. */
    private record Told(long version, boolean whole) {}

    @BeforeEach
    void a_partner_is_let_in() {
        var created = TestPartner.create("events:read");
        partner = UUID.fromString(created.id());
        token = created.token();
    }

    @Test
    void a_list_that_was_put_back_is_told_without_its_change_once_and_whole_from_then_on() throws IOException {
        happens(1, 2, 3, 4, 5);

        CHANGES.send(change(3, 10));
        CHANGES.send(change(4, 11));
        CHANGES.send(change(5, 12));
        CHANGES.send(change(6, 13));

        assertThat(awaits(9))
                .containsExactly(
                        new Told(1, true),
                        new Told(2, true),
                        new Told(3, true),
                        new Told(4, true),
                        new Told(5, true),
                        new Told(3, false),
                        new Told(4, true),
                        new Told(5, true),
                        new Told(6, true));
    }

    @Test
    void a_list_that_has_its_last_version_again_was_put_back_too_and_so_was_one_that_was_put_back_twice()
            throws IOException {
        happens(1, 2);

        CHANGES.send(change(2, 10));
        CHANGES.send(change(3, 11));
        CHANGES.send(change(1, 20));
        CHANGES.send(change(2, 21));

        assertThat(awaits(6))
                .containsExactly(
                        new Told(1, true),
                        new Told(2, true),
                        new Told(2, false),
                        new Told(3, true),
                        new Told(1, false),
                        new Told(2, true));
    }

    @Test
    void an_event_that_is_sent_again_does_nothing() throws IOException {
        var sent = happens(1, 2, 3);
        var again = change(2, 10);
        CHANGES.send(again);
        awaits(4);

        sent.forEach(CHANGES::send);
        CHANGES.send(again);
        CHANGES.send(change(3, 11));

        assertThat(awaits(5))
                .containsExactly(
                        new Told(1, true), new Told(2, true), new Told(3, true), new Told(2, false), new Told(3, true));
    }

    /** Out of a topic that grew, a later version may be read before an earlier one. */
    @Test
    void an_event_that_is_read_late_is_told_whole_and_sets_nothing_back() throws IOException {
        CHANGES.send(change(4, 4));
        CHANGES.send(change(2, 2));
        CHANGES.send(change(3, 3));
        CHANGES.send(change(5, 5));

        assertThat(awaits(4))
                .containsExactly(new Told(4, true), new Told(2, true), new Told(3, true), new Told(5, true));
    }

    /** The log, what it told and the ids that the inbox knows go back together; the topic is read again from before that moment. */
    @Test
    void after_the_log_was_put_back_the_topic_is_read_again_and_each_change_is_told_once() throws IOException {
        var sent = happens(1, 2, 3, 4, 5);
        sent.add(change(3, 10));
        CHANGES.send(sent.getLast());
        awaits(6);
        isPutBackTo(2, 2, DAWN.plusSeconds(2), sent);

        sent.forEach(CHANGES::send);
        CHANGES.send(change(4, 11));

        assertThat(awaits(7))
                .containsExactly(
                        new Told(1, true),
                        new Told(2, true),
                        new Told(3, true),
                        new Told(4, true),
                        new Told(5, true),
                        new Told(3, false),
                        new Told(4, true));
    }

    @Test
    void changes_that_two_replicas_read_at_once_are_each_told_once_and_set_nothing_back() throws Exception {
        var ready = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var replica = 0; replica < 2; replica++) {
                var first = 1 + replica * 10L;
                all.add(threads.submit(() -> {
                    ready.await();
                    LongStream.range(first, first + 10).forEach(this::appends);
                    return null;
                }));
            }
            ready.countDown();
            for (var one : all) {
                one.get();
            }
        }
        CHANGES.send(change(21, 100));

        assertThat(awaits(21))
                .allMatch(Told::whole)
                .extracting(Told::version)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 21).boxed().toList())
                .endsWith(21L);
    }

    private void appends(long version) {
        var event = new AccountEvent(Ids.next(), TYPE, version, DAWN.plusSeconds(version), new TreeMap<>());
        var change = new ServingChange(
                "ok-shop.com", ServingChange.State.SERVE, DAWN, "APPROVED", "京ICP备2026000001号-1", version);
        UnitOfWork.run(() -> log.append(partner, event, change));
    }

    /** Versions a second apart. */
    private List<ProducerRecord<String, String>> happens(long... versions) throws IOException {
        var sent = new ArrayList<ProducerRecord<String, String>>();
        for (var version : versions) {
            sent.add(change(version, version));
            CHANGES.send(sent.getLast());
        }
        awaits(versions.length);
        return sent;
    }

    private ProducerRecord<String, String> change(long version, long second) throws IOException {
        var example = (ObjectNode) new ObjectMapper()
                .readTree(Path.of("../filing-service/src/main/contract/examples/" + TYPE + ".json")
                        .toFile());
        example.put("partner", partner.toString()).put("version", version);
        var message = CHANGES.message(partner.toString(), Ids.next(), TYPE, partner, version, example.toString());
        message.headers()
                .remove("ce_time")
                .add("ce_time", DAWN.plusSeconds(second).toString().getBytes(StandardCharsets.UTF_8));
        return message;
    }

    private void isPutBackTo(long number, long version, Instant at, List<ProducerRecord<String, String>> sent) {
        UnitOfWork.run(() -> {
            sql.update("DELETE FROM account_events WHERE owner_id = ? AND number > ?", partner, number);
            sql.update(
                    "UPDATE account_event_logs SET last_number = ?, serving_version = ?, serving_at = ? WHERE owner_id = ?",
                    number,
                    version,
                    at,
                    partner);
            for (var event : sent.subList((int) number, sent.size())) {
                sql.update(
                        "DELETE FROM inbox WHERE consumer = 'account-service.serving-events' AND event_id = ?",
                        UUID.fromString(TestTopic.header(event.headers(), "ce_id")));
            }
        });
    }

    private List<Told> awaits(int events) {
        return await().atMost(LONG).until(this::reads, told -> told.size() >= events);
    }

    private List<Told> reads() {
        var page = new Caller()
                .as(token)
                .get("/api/v1/events?types=" + TYPE)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var told = new ArrayList<Told>();
        for (var event = 0; event < page.getList("items").size(); event++) {
            told.add(new Told(
                    page.getLong("items[" + event + "].sequence"), page.get("items[" + event + "].serving") != null));
        }
        return told;
    }
}
