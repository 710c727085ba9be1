package cn.icpfiling.platform.testkit.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class RepeatTransactionsApiTest {

    /** Of two transactions in a deadlock, InnoDB rolls back the one that wrote less. */
    private static final int MORE_ROWS = 50;

    private final UUID subject = Ids.next();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch holdsSecond = new CountDownLatch(1);
    private final CountDownLatch holdsFirst = new CountDownLatch(1);
    private long first;
    private long second;

    @Inject
    Sql sql;

    @Inject
    TransactionalMethod method;

    @BeforeEach
    void two_rows() {
        write();
        write();
        var keys = sql.list(row -> row.getLong(1), "SELECT n FROM probe_events WHERE subject = ? ORDER BY n", subject);
        first = keys.getFirst();
        second = keys.getLast();
    }

    @Test
    void a_method_that_lost_a_deadlock_is_called_again_and_committed_once() throws Exception {
        try (var rival = Executors.newSingleThreadExecutor()) {
            var heavier = rival.submit(() -> takesTheSecondAndThenTheFirst(() -> await(holdsFirst)));
            await(holdsSecond);

            method.runs(() -> {
                calls.incrementAndGet();
                change(first);
                holdsFirst.countDown();
                change(second);
            });
            heavier.get();
        }

        assertThat(calls).hasValue(2);
        assertThat(changes()).as("of the method and of its rival").isEqualTo(4);
    }

    @Test
    void a_statement_without_a_transaction_that_lost_a_deadlock_runs_again() throws Exception {
        try (var rival = Executors.newSingleThreadExecutor()) {
            var heavier = rival.submit(() -> takesTheSecondAndThenTheFirst(
                    () -> Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::isWaitedFor)));
            await(holdsSecond);

            change(first, second);
            heavier.get();
        }

        assertThat(changes()).isEqualTo(4);
    }

    @Test
    void a_method_whose_commit_a_cluster_refuses_is_called_again() {
        method.runs(() -> {
            if (calls.incrementAndGet() < 3) {
                ServerThatRefusesToCommit.with(1213);
            } else {
                change(first);
            }
        });

        assertThat(calls).hasValue(3);
        assertThat(changes()).isEqualTo(1);
    }

    @Test
    void a_method_that_fails_otherwise_is_called_once() {
        assertThatThrownBy(() -> method.runs(() -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("a mistake");
                }))
                .hasMessage("a mistake");

        assertThat(calls).hasValue(1);
    }

    @Test
    void a_method_inside_a_transaction_is_not_called_again_alone() {
        assertThatThrownBy(() -> UnitOfWork.once(() -> {
                    method.runs(this::collides);
                    return null;
                }))
                .isInstanceOf(DatabaseFailure.class);
        assertThat(calls).hasValue(1);

        assertThatThrownBy(() -> method.runs(() -> method.runs(this::collides))).isInstanceOf(DatabaseFailure.class);
        assertThat(calls).as("six tries of the outer one").hasValue(7);
    }

    private void collides() {
        calls.incrementAndGet();
        throw new DatabaseFailure(new SQLException("from the server", "40001", 1213));
    }

    private void takesTheSecondAndThenTheFirst(Runnable meanwhile) {
        UnitOfWork.run(() -> {
            for (var row = 0; row < MORE_ROWS; row++) {
                write();
            }
            change(second);
            holdsSecond.countDown();
            meanwhile.run();
            change(first);
        });
    }

    private boolean isWaitedFor() {
        return sql.first(row -> row.getInt(2), "SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'")
                .filter(waits -> waits > 0)
                .isPresent();
    }

    private void write() {
        sql.update(
                "INSERT INTO probe_events (consumer, event_id, subject, sequence, note) VALUES ('none', ?, ?, 1, '')",
                Ids.next(),
                subject);
    }

    /** By their keys, so that no other row is locked. */
    private void change(long... keys) {
        sql.update(
                "UPDATE probe_events SET note = CONCAT(note, '+') WHERE n IN (?, ?)", keys[0], keys[keys.length - 1]);
    }

    private int changes() {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT SUM(CHAR_LENGTH(note)) FROM probe_events WHERE subject = ?",
                        subject)
                .orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
