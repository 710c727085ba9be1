package cn.icpfiling.verification.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceGateTest {

    @Test
    void questions_are_spaced_and_one_whose_turn_comes_too_late_is_not_asked() throws InterruptedException {
        var gate = new SourceGate(10, 5);
        var started = System.nanoTime();

        assertThat(gate.enter(Deadline.in(Duration.ofSeconds(5)))).isTrue();
        assertThat(gate.enter(Deadline.in(Duration.ofSeconds(5)))).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(195));
        assertThat(gate.enter(Deadline.in(Duration.ofMillis(20)))).isFalse();
    }

    @Test
    void only_so_many_ask_at_once() throws InterruptedException {
        var gate = new SourceGate(1, 10_000);

        assertThat(gate.enter(Deadline.in(Duration.ofSeconds(1)))).isTrue();
        assertThat(gate.enter(Deadline.in(Duration.ofMillis(20)))).isFalse();
        gate.leave();
        assertThat(gate.enter(Deadline.in(Duration.ofSeconds(1)))).isTrue();
    }
}
