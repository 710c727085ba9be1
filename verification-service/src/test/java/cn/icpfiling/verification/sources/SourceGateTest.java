package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class SourceGateTest {

    private static final Duration REST = Duration.ofSeconds(1);

    private final Passing time = new Passing();

    @Test
    void questions_are_spaced_and_one_whose_turn_comes_too_late_is_not_asked() throws InterruptedException {
        var gate = gate(10, Duration.ofMillis(200));
        var started = time.now();

        assertThat(gate.enter(within(Duration.ofSeconds(5)))).isTrue();
        assertThat(gate.enter(within(Duration.ofSeconds(5)))).isTrue();
        assertThat(Duration.ofNanos(time.now() - started)).isEqualTo(Duration.ofMillis(200));
        assertThat(gate.enter(within(Duration.ofMillis(20)))).isFalse();
    }

    @Test
    void only_so_many_ask_at_once() throws InterruptedException {
        var gate = gate(1, Duration.ofNanos(100));

        assertThat(gate.enter(within(Duration.ofSeconds(1)))).isTrue();
        assertThat(gate.enter(within(Duration.ofMillis(20)))).isFalse();
        gate.leave();
        assertThat(gate.enter(within(Duration.ofSeconds(1)))).isTrue();
    }

    @Test
    void of_those_with_many_questions_half_as_many_come_at_once_as_there_are_places() throws InterruptedException {
        var gate = gate(4, Duration.ZERO);

        assertThat(gate.enterCrowd(soon())).isTrue();
        assertThat(gate.enterCrowd(soon())).isTrue();
        assertThat(gate.enterCrowd(within(Duration.ofMillis(20)))).isFalse();
        gate.leaveCrowd();
        assertThat(gate.enterCrowd(soon())).isTrue();
        assertThat(gate(1, Duration.ZERO).enterCrowd(soon()))
                .as("of one place one")
                .isTrue();
    }

    @Test
    void at_one_place_those_with_many_questions_have_every_second_turn() throws InterruptedException {
        var gate = gate(1, Duration.ofMillis(100));
        assertThat(gate.enterCrowd(soon())).isTrue();
        gate.leaveCrowd();
        var left = time.now();

        assertThat(gate.enterCrowd(within(Duration.ofMillis(50)))).isFalse();
        assertThat(gate.enterCrowd(within(Duration.ofSeconds(5)))).isTrue();
        assertThat(Duration.ofNanos(time.now() - left)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void how_long_a_server_is_left_alone_is_told() {
        var gate = gate(4, Duration.ZERO);
        assertThat(gate.restsFor()).isZero();

        gate.restFor(REST, 429);

        assertThat(gate.restsFor()).isEqualTo(REST);
        time.pass(Duration.ofMillis(300));
        assertThat(gate.restsFor()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void a_server_that_fails_again_and_again_is_left_alone_and_then_tried_by_one() throws InterruptedException {
        var gate = gate(10, Duration.ZERO);
        for (var failure = 0; failure < 3; failure++) {
            assertThat(gate.enter(soon())).isTrue();
            gate.failed("silence");
            gate.leave();
        }

        assertThat(gate.enter(soon())).as("while it rests").isFalse();
        time.pass(REST);
        assertThat(gate.enter(soon())).as("the one that tries").isTrue();
        assertThat(gate.enter(soon())).as("meanwhile").isFalse();
        gate.succeeded();
        gate.leave();
        assertThat(gate.enter(soon())).isTrue();
        assertThat(gate.enter(soon())).isTrue();
    }

    @Test
    void a_try_that_fails_makes_it_rest_again() throws InterruptedException {
        var gate = gate(10, Duration.ZERO);
        for (var failure = 0; failure < 3; failure++) {
            gate.failed("silence");
        }
        time.pass(REST);

        assertThat(gate.enter(soon())).isTrue();
        gate.failed("silence");
        gate.leave();

        assertThat(gate.enter(soon())).isFalse();
    }

    @Test
    void a_caller_that_gave_up_before_its_try_leaves_the_try_to_the_next() throws InterruptedException {
        var gate = gate(10, Duration.ZERO);
        for (var failure = 0; failure < 3; failure++) {
            gate.failed("silence");
        }
        time.pass(REST);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> gate.enter(soon())).isInstanceOf(InterruptedException.class);

        assertThat(gate.enter(soon())).as("the next one tries").isTrue();
        assertThat(gate.enter(soon())).as("meanwhile").isFalse();
    }

    @Test
    void one_good_answer_and_the_failures_before_it_are_forgotten() throws InterruptedException {
        var gate = gate(10, Duration.ZERO);
        gate.failed("silence");
        gate.failed("silence");
        gate.succeeded();
        gate.failed("silence");
        gate.failed("silence");

        assertThat(gate.enter(soon())).isTrue();
    }

    @Test
    void a_server_that_asks_for_time_gets_it_and_a_shorter_wish_does_not_shorten_it() throws InterruptedException {
        var gate = gate(10, Duration.ZERO);
        gate.restFor(REST, 429);
        gate.restFor(Duration.ofMillis(1), 429);

        assertThat(gate.enter(soon())).isFalse();
        time.pass(REST);
        assertThat(gate.enter(soon())).isTrue();
    }

    @Test
    void the_log_names_a_server_once_when_it_begins_to_rest() {
        var lines = new ArrayList<String>();
        var log = Logger.getLogger(SourceGate.class.getName());
        var kept = new Lines(lines);
        log.addHandler(kept);
        try {
            var gate = gate(10, Duration.ZERO);
            gate.failed("TIMED_OUT");
            gate.failed("TIMED_OUT");
            assertThat(lines).isEmpty();
            gate.failed("TIMED_OUT");
            gate.failed("TIMED_OUT");
        } finally {
            log.removeHandler(kept);
        }

        assertThat(lines).containsExactly("WARN RDAP rdap.test rests for PT1S: TIMED_OUT");
    }

    private static final class Lines extends Handler {
        private final List<String> lines;

        Lines(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + ((ExtLogRecord) line).getFormattedMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private SourceGate gate(int atOnce, Duration every) {
        return new SourceGate("RDAP rdap.test", atOnce, every, 3, REST, time);
    }

    private Deadline soon() {
        return within(Duration.ofSeconds(5));
    }

    private Deadline within(Duration duration) {
        return new Deadline(time.now() + duration.toNanos());
    }

    /** Passes as the test says, and by itself while a question waits for its turn. */
    private static final class Passing implements NanoTime {
        private long now = Long.MAX_VALUE - 5;

        @Override
        public long now() {
            return now;
        }

        @Override
        public void pause(long nanos) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            now += nanos;
        }

        void pass(Duration duration) {
            now += duration.toNanos();
        }
    }
}
