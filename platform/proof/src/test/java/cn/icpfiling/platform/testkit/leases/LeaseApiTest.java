package cn.icpfiling.platform.testkit.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.LeasedLoop;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LeaseApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Longer than any test, so that a slow machine ends no lease. */
    private static final Duration LENGTH = Duration.ofMinutes(5);

    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(50);

    @Inject
    Sql sql;

    /** Each test has a lease of its own. */
    private final String name = "probe-" + Ids.next().toString().substring(24);

    private final UUID written = Ids.next();

    @BeforeEach
    void the_lease_exists() {
        sql.update("INSERT INTO outbox_leases (name, token, holder, expires_at) VALUES (?, 0, '', '2000-01-01')", name);
    }

    @Test
    void one_process_holds_the_lease_until_it_is_released() {
        var first = lease();
        var second = lease();

        assertThat(first.acquire()).isTrue();
        assertThat(second.acquire()).isFalse();
        assertThat(second.keep()).isFalse();
        first.release();

        assertThat(second.acquire()).isTrue();
        assertThat(first.held()).isFalse();
        assertThat(second.token()).isEqualTo(2);
    }

    @Test
    void a_stalled_holder_with_an_old_token_cannot_write() {
        var stalled = lease();
        var next = lease();
        assertThat(stalled.acquire()).isTrue();
        assertThat(stalled.renewing(() -> write("in time"))).isTrue();
        var oldToken = stalled.token();

        runsOut();
        assertThat(next.acquire()).isTrue();
        assertThat(next.token()).isGreaterThan(oldToken);
        assertThat(next.renewing(() -> write("of the next holder"))).isTrue();

        assertThat(stalled.renewing(() -> write("late"))).isFalse();
        assertThat(stalled.fenced(() -> 1)).isEmpty();
        assertThat(notes()).containsExactly("in time", "of the next holder");
        stalled.release();
        assertThat(next.keep()).isTrue();
    }

    @Test
    @Tag("long")
    void a_holder_that_is_frozen_in_a_write_loses_its_connection_and_the_lease() throws Exception {
        var frozen = new Lease(sql, "outbox_leases", name, SHORT);
        var inTheWrite = new CountDownLatch(1);
        var thaw = new CountDownLatch(1);
        assertThat(frozen.acquire()).isTrue();
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = thread.submit(() -> frozen.renewing(() -> {
                write("before the frost");
                sql.update("SET SESSION wait_timeout = 1");
                inTheWrite.countDown();
                waitFor(thaw);
                write("after the frost");
            }));
            waitFor(inTheWrite);

            var next = lease();
            await().atMost(LONG).until(next::acquire);

            thaw.countDown();
            assertThatThrownBy(late::get).isInstanceOf(ExecutionException.class);
            assertThat(notes()).isEmpty();
            assertThat(next.keep()).isTrue();
        }
    }

    @Test
    void the_server_waits_a_minute_for_a_connection_that_says_nothing() {
        assertThat(sql.first(row -> row.getInt(1), "SELECT @@SESSION.wait_timeout"))
                .contains(60);
    }

    @Test
    void a_holder_that_was_slow_keeps_a_lease_that_ran_out_and_that_no_other_took() {
        var slow = new Lease(sql, "outbox_leases", name, Duration.ofNanos(1_000));
        assertThat(slow.acquire()).isTrue();
        assertThat(slow.held()).isFalse();

        assertThat(slow.keep()).isTrue();
        assertThat(slow.token()).isEqualTo(1);
    }

    @Test
    void a_write_that_fails_leaves_nothing_and_the_lease_with_its_holder() {
        var lease = lease();
        assertThat(lease.acquire()).isTrue();

        assertThatThrownBy(() -> lease.renewing(() -> {
                    write("rolled back");
                    throw new IllegalStateException("the write fails");
                }))
                .hasMessageContaining("the write fails");

        assertThat(notes()).isEmpty();
        assertThat(lease.renewing(() -> write("again"))).isTrue();
    }

    @Test
    void one_of_two_loops_works_and_the_other_goes_on_when_it_stops() throws InterruptedException {
        var first = new CountingWork();
        var second = new CountingWork();
        var one = loop(LENGTH, first);
        one.start();
        await().atMost(LONG).until(() -> first.passes.get() > 0);
        var other = loop(LENGTH, second);
        other.start();
        await().during(Duration.ofMillis(300)).atMost(LONG).until(() -> second.passes.get() == 0);

        one.stop();

        // The lease lasts minutes: the second loop begins because the first gave it back.
        await().atMost(Duration.ofSeconds(10)).until(() -> second.passes.get() > 0);
        assertThat(first.closed.getCount()).isZero();
        other.stop();
    }

    @Test
    @Tag("long")
    void a_loop_that_stalls_in_a_pass_writes_nothing_after_the_next_holder() throws InterruptedException {
        var goOn = new CountDownLatch(1);
        var refused = new CountDownLatch(1);
        var stalled = loop(SHORT, new CountingWork() {
            @Override
            public boolean pass(Lease lease) {
                super.pass(lease);
                waitFor(goOn);
                if (!lease.renewing(() -> write("late"))) {
                    refused.countDown();
                }
                return false;
            }
        });
        var next = new CountingWork() {
            @Override
            public boolean pass(Lease lease) {
                if (passes.get() == 0) {
                    lease.renewing(() -> write("of the next holder"));
                }
                return super.pass(lease);
            }
        };
        stalled.start();
        await().atMost(LONG).until(() -> tokenInDatabase() == 1);
        var other = loop(SHORT, next);
        other.start();
        await().atMost(LONG).until(() -> next.passes.get() > 0);

        goOn.countDown();

        waitFor(refused);
        assertThat(notes()).containsExactly("of the next holder");
        stalled.stop();
        other.stop();
    }

    @Test
    void a_loop_waits_after_a_failure_and_goes_on() throws InterruptedException {
        var work = new CountingWork() {
            @Override
            public boolean pass(Lease lease) {
                if (failures.get() < 2) {
                    throw new IllegalStateException("the database is away");
                }
                return super.pass(lease);
            }
        };
        var loop = loop(LENGTH, work);
        var begun = System.nanoTime();
        loop.start();

        await().atMost(LONG).until(() -> work.passes.get() > 0);
        // One poll after the first failure, two after the second.
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(POLL.multipliedBy(3));
        loop.stop();
        assertThat(work.failures.get()).isEqualTo(2);
    }

    @Test
    void a_loop_that_is_not_ready_leaves_the_lease_to_others() throws InterruptedException {
        var work = new CountingWork() {
            @Override
            public void requireReady() {
                throw new IllegalStateException("wrong keys");
            }
        };
        var loop = loop(LENGTH, work);
        loop.start();

        await().atMost(LONG).until(() -> work.failures.get() > 0);
        assertThat(lease().acquire()).isTrue();
        loop.stop();
        assertThat(work.passes.get()).isZero();
    }

    @Test
    void a_job_runs_only_while_no_other_replica_runs_it() {
        var other = lease();
        var job = new LeasedJob(sql, "outbox_leases", name, LENGTH);
        assertThat(other.acquire()).isTrue();

        job.run(lease -> write("beside the other"));
        assertThat(notes()).isEmpty();
        other.release();
        job.run(lease -> write("alone"));
        job.run(lease -> write("again"));

        assertThat(notes()).containsExactly("alone", "again");
    }

    private Lease lease() {
        return new Lease(sql, "outbox_leases", name, LENGTH);
    }

    private LeasedLoop loop(Duration length, LeasedLoop.Work work) {
        return new LeasedLoop(name, new Lease(sql, "outbox_leases", name, length), POLL, Duration.ZERO, work);
    }

    private void runsOut() {
        sql.update("UPDATE outbox_leases SET expires_at = '2000-01-01' WHERE name = ?", name);
    }

    private long tokenInDatabase() {
        return sql.first(row -> row.getLong(1), "SELECT token FROM outbox_leases WHERE name = ?", name)
                .orElseThrow();
    }

    private void write(String note) {
        sql.update(
                "INSERT INTO probe_events (consumer, event_id, subject, sequence, note) VALUES ('lease', ?, ?, 1, ?)",
                Ids.next(),
                written,
                note);
    }

    private List<String> notes() {
        return sql.list(row -> row.getString(1), "SELECT note FROM probe_events WHERE subject = ? ORDER BY n", written);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static class CountingWork implements LeasedLoop.Work {
        final AtomicInteger passes = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void observe() {
            // no gauges
        }

        @Override
        public boolean pass(Lease lease) {
            passes.incrementAndGet();
            return false;
        }

        @Override
        public void failed(String cause) {
            failures.incrementAndGet();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
