package cn.icpfiling.platform.testkit.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.probe.Probe;
import cn.icpfiling.platform.testkit.probe.Probe.Note;
import cn.icpfiling.platform.testkit.probe.StepsHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the relay reads does not grow with what waits: 20,000 rows that cannot be sent, and other events that pass them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OutboxBacklogApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int WAITING = 20_000;
    private static final int OTHERS = 20;
    private static final String NO_TOPIC = "icp.probe.absent.v1";

    /** The gauges count 10,000 rows every five seconds, each of them twice; what is left is for the other loops here. */
    private static final long A_LOOK = 25_000;

    private static final long A_BATCH = 1_000;

    @Inject
    Outbox outbox;

    @Inject
    Probe probe;

    @Inject
    Sql sql;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    @AfterEach
    void none_waits() {
        sql.update("DELETE FROM outbox");
    }

    @Test
    @Tag("long")
    void rows_behind_a_parked_one_are_not_read_again() throws SQLException {
        var parked = Ids.next();
        insert(StepsHandler.TOPIC, List.of(parked), WAITING, true);
        untilWaits("KEY 19999", "OPERATOR 1");

        var read = readWhileOthersPass();

        assertThat(read.rows()).isLessThan(read.looks() * A_LOOK + A_BATCH);
        assertThat(gauge("icp.outbox.depth")).isEqualTo(10_000);
        assertThat(gauge("icp.outbox.parked")).isEqualTo(1);
        assertThat(gauge("icp.outbox.oldest.seconds")).isLessThan(5);
    }

    @Test
    @Tag("long")
    void rows_of_a_topic_that_rests_are_read_by_its_own_tries_alone() throws SQLException {
        insert(NO_TOPIC, Stream.generate(Ids::next).limit(A_BATCH).toList(), WAITING, false);
        await().atMost(LONG)
                .until(() -> metrics.get("icp.outbox.failed").counter().count() > 0);

        var read = readWhileOthersPass();

        assertThat(read.rows()).isLessThan(read.looks() * A_LOOK + (read.seconds() + 1) * A_BATCH);
        await().atMost(LONG).until(() -> gauge("icp.outbox.oldest.seconds") > 5);
        untilWaits("RELAY 20000");
    }

    @Test
    void a_row_that_was_mended_is_sent_before_those_behind_it_in_their_order() throws SQLException {
        var subject = Ids.next();
        var deleted = Ids.next();
        insert(StepsHandler.TOPIC, List.of(subject, deleted), 60, true);
        untilWaits("KEY 58", "OPERATOR 2");
        LongStream.rangeClosed(31, 35).forEach(n -> commit(subject, n));
        untilWaits("KEY 63", "OPERATOR 2");
        assertThat(probe.seen(StepsHandler.CONSUMER, subject)).isEmpty();

        sql.update(
                "UPDATE outbox SET parked_at = NULL, parked_reason = NULL, attempts = 0 WHERE event_key = ? AND sequence = 1",
                subject.toString());
        commit(subject, 36);

        await().atMost(LONG)
                .until(() -> probe.seen(StepsHandler.CONSUMER, subject).size() == 36);
        assertThat(probe.seen(StepsHandler.CONSUMER, subject).stream().map(Probe.Seen::sequence))
                .isEqualTo(LongStream.rangeClosed(1, 36).boxed().toList());
        untilWaits("KEY 29", "OPERATOR 1");
        assertThat(probe.seen(StepsHandler.CONSUMER, deleted)).isEmpty();
    }

    /** What the database read in a time, and in how many looks of the gauges. */
    private record Read(long rows, long seconds) {
        long looks() {
            return seconds / 5 + 2;
        }
    }

    /** Each of the events is a pass of its own. The time is longer than that between two looks. */
    private Read readWhileOthersPass() {
        var before = rowsRead();
        var began = System.nanoTime();
        for (var i = 0; i < OTHERS; i++) {
            var other = Ids.next();
            commit(other, 1);
            await().atMost(LONG)
                    .until(() -> probe.seen(StepsHandler.CONSUMER, other).size() == 1);
        }
        await().atMost(LONG)
                .pollDelay(Duration.ofSeconds(6))
                .until(() -> metrics.get("icp.metrics.sample.age.seconds")
                                .tag("group", "outbox")
                                .gauge()
                                .value()
                        < 6);
        return new Read(
                rowsRead() - before, Duration.ofNanos(System.nanoTime() - began).toSeconds());
    }

    private long rowsRead() {
        return sql.list(row -> row.getLong(2), "SHOW GLOBAL STATUS LIKE 'Handler_read_%'").stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    private void untilWaits(String... rows) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(sql.list(
                                row -> row.getString(1) + " " + row.getLong(2),
                                "SELECT waits_for, COUNT(*) FROM outbox GROUP BY waits_for ORDER BY waits_for"))
                        .containsExactly(rows));
    }

    private void commit(UUID subject, long sequence) {
        UnitOfWork.run(() -> outbox.append(new OutboxEvent(
                StepsHandler.TOPIC, subject.toString(), "probe.stepped", subject, sequence, new Note("passes"))));
    }

    /** The first row of a key may be parked, as a relay of the release before parks it: that one gives it no other place. */
    private static void insert(String topic, List<UUID> subjects, int rows, boolean isFirstParked) throws SQLException {
        try (var connection = LocalStack.ownersConnection();
                var schema = LocalStack.connection()) {
            connection.setCatalog(schema.getCatalog());
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement(
                    "INSERT INTO outbox (uuid, topic, event_key, type, aggregate_id, sequence, shard, payload, occurred_at,"
                            + " created_at, parked_at) VALUES (?, ?, ?, 'probe.stepped', ?, ?, 0, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6),"
                            + " CASE WHEN ? THEN UTC_TIMESTAMP(6) END)")) {
                for (var n = 0; n < rows; n++) {
                    var subject = subjects.get(n % subjects.size());
                    insert.setBytes(1, Binary.of(Ids.next()));
                    insert.setString(2, topic);
                    insert.setString(3, subject.toString());
                    insert.setBytes(4, Binary.of(subject));
                    insert.setLong(5, 1 + n / subjects.size());
                    insert.setString(6, "{\"note\":\"" + "x".repeat(100) + "\"}");
                    insert.setBoolean(7, isFirstParked && n < subjects.size());
                    insert.addBatch();
                }
                var _ = insert.executeBatch();
            }
            connection.commit();
        }
    }
}
