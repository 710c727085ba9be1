package cn.icpfiling.platform.testkit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.probe.Probe;
import cn.icpfiling.platform.testkit.probe.Probe.Note;
import cn.icpfiling.platform.testkit.probe.StepsHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutboxApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @Inject
    Outbox outbox;

    @Inject
    Probe probe;

    @Inject
    MeterRegistry metrics;

    private final TestTopic steps = new TestTopic(StepsHandler.TOPIC);

    @Test
    void an_event_without_a_transaction_is_refused() {
        var event = step(Ids.next(), 1, "alone");

        assertThatThrownBy(() -> outbox.append(event)).isInstanceOf(TransactionalException.class);
    }

    @Test
    void a_change_that_is_rolled_back_leaves_no_event() {
        var rolledBack = Ids.next();
        var committed = Ids.next();

        assertThatThrownBy(() -> UnitOfWork.run(() -> {
                    outbox.append(step(rolledBack, 1, "never"));
                    throw new IllegalStateException("the change fails");
                }))
                .hasMessageContaining("the change fails");
        commit(step(committed, 1, "after"));

        await().atMost(LONG).until(() -> !steps.recordsOf(committed.toString()).isEmpty());
        assertThat(probe.waitingInOutbox(rolledBack.toString())).isZero();
        assertThat(steps.recordsOf(rolledBack.toString())).isEmpty();
    }

    @Test
    void an_event_arrives_once_as_a_cloud_event_in_binary_mode() {
        var subject = Ids.next();

        MDC.put("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        commit(step(subject, 1, "hello"));
        MDC.remove("traceparent");

        await().atMost(LONG)
                .until(() -> probe.seen(StepsHandler.CONSUMER, subject).size() == 1);
        await().atMost(LONG).until(() -> probe.waitingInOutbox(subject.toString()) == 0);
        var records = steps.recordsOf(subject.toString());
        assertThat(records).hasSize(1);
        var headers = records.getFirst().headers();
        assertThat(TestTopic.header(headers, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(TestTopic.header(headers, "ce_id")).version())
                .isEqualTo(7);
        assertThat(TestTopic.header(headers, "ce_source")).isEqualTo("/probe-service");
        assertThat(TestTopic.header(headers, "ce_type")).isEqualTo("probe.stepped");
        assertThat(TestTopic.header(headers, "ce_subject")).isEqualTo(subject.toString());
        assertThat(TestTopic.header(headers, "ce_sequence")).isEqualTo("1");
        assertThat(TestTopic.header(headers, "ce_time")).endsWith("Z");
        assertThat(TestTopic.header(headers, "ce_dataschema")).isEqualTo("urn:icpfiling:schema:probe.stepped:v1");
        assertThat(TestTopic.header(headers, "content-type")).isEqualTo("application/json");
        assertThat(TestTopic.header(headers, "traceparent")).contains(TRACE);
        assertThat(new String(records.getFirst().value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"note\":\"hello\"}");
    }

    @Test
    @Tag("long")
    void events_committed_while_the_broker_stands_still_arrive_once_and_in_order() {
        var subject = Ids.next();
        var other = Ids.next();
        commit(step(subject, 1, "before"));
        await().atMost(LONG)
                .until(() -> probe.seen(StepsHandler.CONSUMER, subject).size() == 1);

        LocalStack.pauseBroker();
        try {
            LongStream.rangeClosed(2, 30).forEach(n -> commit(step(subject, n, "paused")));
            LongStream.rangeClosed(1, 30).forEach(n -> commit(step(other, n, "paused")));
            // longer than a record is waited for, so that the relay has to send again
            await().pollDelay(Duration.ofSeconds(8))
                    .atMost(LONG)
                    .until(() -> probe.waitingInOutbox(subject.toString()) == 29);
        } finally {
            LocalStack.resumeBroker();
        }

        await().atMost(LONG)
                .until(() -> probe.seen(StepsHandler.CONSUMER, other).size() == 30);
        await().atMost(LONG)
                .until(() -> probe.seen(StepsHandler.CONSUMER, subject).size() == 30);
        assertThat(sequencesSeen(subject))
                .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList());
        assertThat(sequencesSeen(other))
                .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList());
        // also on the topic itself, where a reader drops only the ids that it has seen
        assertThat(firstArrivals(subject))
                .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList());
        assertThat(firstArrivals(other))
                .isEqualTo(LongStream.rangeClosed(1, 30).boxed().toList());
        await().atMost(LONG).until(() -> probe.waitingInOutbox(subject.toString()) == 0);
    }

    /** As after a kill between the broker's answer and the delete: the row is still there and the next holder sends it. */
    @Test
    @Tag("long")
    void a_relay_that_lost_its_lease_deletes_nothing_and_the_doubled_event_is_taken_once() throws SQLException {
        var subject = Ids.next();
        var warmUp = Ids.next();
        commit(step(warmUp, 1, "the lease is fresh now"));
        await().atMost(LONG).until(() -> probe.waitingInOutbox(warmUp.toString()) == 0);

        try (var other = LocalStack.connection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.executeQuery("SELECT token FROM outbox_leases WHERE name = 'relay' FOR UPDATE");
            commit(step(subject, 1, "doubled"));
            await().atMost(LONG)
                    .until(() -> !steps.recordsOf(subject.toString()).isEmpty());
            statement.executeUpdate("UPDATE outbox_leases SET token = token + 1, expires_at = '2000-01-01'");
            other.commit();
        }

        await().atMost(LONG).until(() -> steps.recordsOf(subject.toString()).size() >= 2);
        await().atMost(LONG).until(() -> probe.waitingInOutbox(subject.toString()) == 0);
        assertThat(steps.recordsOf(subject.toString()))
                .extracting(read -> TestTopic.header(read.headers(), "ce_id"))
                .containsOnly(TestTopic.header(
                        steps.recordsOf(subject.toString()).getFirst().headers(), "ce_id"));
        commit(step(subject, 2, "next"));
        await().atMost(LONG)
                .until(() -> probe.seen(StepsHandler.CONSUMER, subject).size() >= 2);
        assertThat(sequencesSeen(subject)).containsExactly(1L, 2L);
    }

    /** The holder before parked the first event of the key and died; what the next holder saw five seconds ago is too old. */
    @Test
    @Tag("long")
    void the_next_relay_holds_up_the_key_of_an_event_that_was_parked_a_moment_ago() throws SQLException {
        var parked = Ids.next();
        var other = Ids.next();
        var warmUp = Ids.next();
        commit(step(warmUp, 1, "the lease is fresh now"));
        await().atMost(LONG).until(() -> probe.waitingInOutbox(warmUp.toString()) == 0);
        try (var connection = LocalStack.connection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE outbox_leases SET token = token + 1, expires_at = UTC_TIMESTAMP(6) + INTERVAL 1 DAY");
            commit(step(other, 1, "sent, and not deleted: the relay learns that the lease is gone"));
            await().atMost(LONG).until(() -> !steps.recordsOf(other.toString()).isEmpty());

            connection.setAutoCommit(false);
            insert(connection, parked, 1, "UTC_TIMESTAMP(6), 'OPERATOR'");
            insert(connection, parked, 2, "NULL, 'RELAY'");
            statement.executeUpdate("UPDATE outbox_leases SET expires_at = '2000-01-01'");
            connection.commit();

            await().atMost(LONG).until(() -> probe.waitingInOutbox(other.toString()) == 0);
            assertThat(steps.recordsOf(parked.toString())).isEmpty();
            assertThat(probe.waitingInOutbox(parked.toString())).isEqualTo(2);

            statement.executeUpdate("DELETE FROM outbox WHERE event_key = '" + parked + "'");
            connection.commit();
        }
    }

    @Test
    @Tag("long")
    void an_event_the_broker_refuses_for_itself_holds_up_its_own_key_only() {
        var tooLarge = Ids.next();
        var fine = Ids.next();

        commit(step(tooLarge, 1, "x".repeat(1_100_000)));
        commit(step(tooLarge, 2, "behind"));
        commit(step(fine, 1, "passes"));

        await().atMost(LONG).until(() -> probe.seen(StepsHandler.CONSUMER, fine).size() == 1);
        await().atMost(LONG).until(() -> parkedReason(tooLarge).contains("RecordTooLarge"));
        commit(step(fine, 2, "passes too"));
        await().atMost(LONG).until(() -> probe.seen(StepsHandler.CONSUMER, fine).size() == 2);
        assertThat(probe.waitingInOutbox(tooLarge.toString())).isEqualTo(2);
        assertThat(steps.recordsOf(tooLarge.toString())).isEmpty();
        // the event behind the parked one does not make the outbox old, or a broker that stands still could not be seen
        // any more
        await().atMost(LONG).until(() -> gauge("icp.outbox.parked") > 0);
        await().during(Duration.ofSeconds(3)).atMost(LONG).until(() -> gauge("icp.outbox.oldest.seconds") < 1);
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    private void commit(OutboxEvent event) {
        UnitOfWork.run(() -> outbox.append(event));
    }

    private static void insert(Connection connection, UUID subject, long sequence, String parkedAndWaitsFor)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO outbox (uuid, topic, event_key, type, aggregate_id, sequence, shard, payload, occurred_at, created_at,"
                        + " parked_at, waits_for) VALUES (?, ?, ?, 'probe.stepped', ?, ?, 0, '{}', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), "
                        + parkedAndWaitsFor + ")")) {
            insert.setBytes(1, Binary.of(Ids.next()));
            insert.setString(2, StepsHandler.TOPIC);
            insert.setString(3, subject.toString());
            insert.setBytes(4, Binary.of(subject));
            insert.setLong(5, sequence);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private List<Long> firstArrivals(UUID subject) {
        return steps.recordsOf(subject.toString()).stream()
                .map(read -> Long.valueOf(TestTopic.header(read.headers(), "ce_sequence")))
                .distinct()
                .toList();
    }

    private List<Long> sequencesSeen(UUID subject) {
        return probe.seen(StepsHandler.CONSUMER, subject).stream()
                .map(Probe.Seen::sequence)
                .toList();
    }

    private static String parkedReason(UUID subject) throws SQLException {
        try (var connection = LocalStack.connection();
                var query = connection.prepareStatement(
                        "SELECT COALESCE(MAX(parked_reason), '') FROM outbox WHERE event_key = ?")) {
            query.setString(1, subject.toString());
            try (var result = query.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static OutboxEvent step(UUID subject, long sequence, String note) {
        return new OutboxEvent(
                StepsHandler.TOPIC, subject.toString(), "probe.stepped", subject, sequence, new Note(note));
    }
}
