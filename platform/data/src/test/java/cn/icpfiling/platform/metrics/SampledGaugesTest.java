package cn.icpfiling.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gauge shows a number only while its group can be read, and the age tells how long it could not. */
class SampledGaugesTest {
    private static final Duration STALE = Duration.ofMinutes(2);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final SampledGauges gauges = new SampledGauges(meters, STALE, threads::add, nanos::get);
    private final Source orders = new Source();
    private final Warnings warnings = new Warnings();

    /** Stands for a table: it answers with a number, or fails as a database that is away. */
    private static final class Source {
        private double number = 3;
        private boolean isAway;
        private final AtomicInteger asked = new AtomicInteger();

        Double read() {
            asked.incrementAndGet();
            if (isAway) {
                throw new IllegalStateException("no connection");
            }
            return number;
        }
    }

    private static final class Warnings extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + ((org.jboss.logmanager.ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listen() {
        Logger.getLogger(SampledGauges.class.getName()).addHandler(warnings);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger(SampledGauges.class.getName()).removeHandler(warnings);
    }

    @Test
    void a_gauge_has_no_number_before_the_first_sample_and_a_scrape_asks_nothing() {
        scheduled("orders", orders);
        pass(Duration.ofSeconds(7));

        assertThat(value("orders")).isNaN();
        assertThat(age("orders")).isEqualTo(7);
        assertThat(orders.asked).hasValue(0);
    }

    @Test
    void a_failed_sample_takes_the_number_away_and_a_good_one_brings_it_back() {
        scheduled("orders", orders);
        sample();
        assertThat(value("orders")).isEqualTo(3);
        assertThat(age("orders")).isZero();

        orders.isAway = true;
        pass(Duration.ofSeconds(30));
        sample();
        assertThat(value("orders")).isNaN();
        assertThat(age("orders")).isEqualTo(30);
        assertThat(warnings.lines)
                .containsExactly("WARN The gauges of orders have no numbers now: IllegalStateException: no connection");

        orders.isAway = false;
        orders.number = 4;
        pass(Duration.ofSeconds(30));
        sample();
        assertThat(value("orders")).isEqualTo(4);
        assertThat(age("orders")).isZero();
    }

    @Test
    void a_group_that_fails_leaves_the_others_their_numbers() {
        var findings = new Source();
        scheduled("orders", orders);
        scheduled("findings", findings);
        orders.isAway = true;
        sample();

        assertThat(value("orders")).isNaN();
        assertThat(value("findings")).isEqualTo(3);
    }

    @Test
    void a_slow_database_gets_one_statement_of_a_group_and_no_pile() {
        scheduled("orders", orders);
        for (var times = 0; times < 5; times++) {
            gauges.sample();
        }
        assertThat(threads).hasSize(1);

        threads.remove().run();
        gauges.sample();
        assertThat(threads).hasSize(1);
        threads.remove().run();
        assertThat(orders.asked).hasValue(2);
    }

    @Test
    void a_number_whose_next_sample_hangs_is_shown_no_longer_than_the_limit() {
        scheduled("orders", orders);
        sample();
        gauges.sample();

        pass(STALE);
        assertThat(value("orders")).isEqualTo(3);
        pass(Duration.ofSeconds(1));
        assertThat(value("orders")).isNaN();
        assertThat(age("orders")).isEqualTo(121);
    }

    @Test
    void the_schedule_leaves_alone_what_a_loop_reads_and_the_loop_hears_of_a_failure() {
        var group = gauges.ownedByCaller("outbox", orders::read).gauge("icp.outbox", "rows", Double::doubleValue);
        sample();
        assertThat(orders.asked).hasValue(0);

        assertThat(group.take()).isEqualTo(3);
        assertThat(value("outbox")).isEqualTo(3);
        orders.isAway = true;
        assertThatThrownBy(group::take).hasMessage("no connection");
        assertThat(value("outbox")).isNaN();
    }

    @Test
    void an_age_grows_between_two_samples_and_is_zero_without_a_moment_and_before_it() {
        var since = new AtomicReference<Instant>();
        var now = new AtomicReference<>(Instant.parse("2026-03-02T01:00:00Z"));
        InstantSource clock = now::get;
        gauges.scheduled("waiting", () -> Optional.ofNullable(since.get()))
                .age("icp.waiting", "time since the oldest came", one -> one.orElse(null), clock);
        sample();
        assertThat(value("waiting")).isZero();

        since.set(Instant.parse("2026-03-02T00:59:00Z"));
        sample();
        assertThat(value("waiting")).isEqualTo(60);
        now.set(Instant.parse("2026-03-02T01:00:05Z"));
        assertThat(value("waiting")).isEqualTo(65);
        now.set(Instant.parse("2026-03-02T00:58:00Z"));
        assertThat(value("waiting")).isZero();
    }

    private void scheduled(String name, Source source) {
        gauges.scheduled(name, source::read).gauge("icp." + name, "rows", Double::doubleValue);
    }

    private void sample() {
        gauges.sample();
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private double value(String name) {
        return meters.get("icp." + name).gauge().value();
    }

    private double age(String name) {
        return meters.get(SampledGroup.AGE).tag("group", name).gauge().value();
    }
}
