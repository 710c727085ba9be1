package cn.icpfiling.inspection.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
    private static final long MILLI = 1_000_000;
    private final TimerWheel wheel = new TimerWheel(5 * MILLI);

    private static final class Ring extends TimerWheel.Timer {
        private final List<Long> rang = new ArrayList<>();

        @Override
        void fire(long nowNanos) {
            rang.add(nowNanos);
        }
    }

    @Test
    void a_timer_fires_once_and_at_most_a_tick_late() {
        var random = new Random(3);
        var rings = new ArrayList<Ring>();
        var due = new ArrayList<Long>();
        for (var i = 0; i < 2000; i++) {
            var ring = new Ring();
            var at = 5 * MILLI + random.nextInt(20_000) * MILLI;
            wheel.set(ring, at);
            rings.add(ring);
            due.add(at);
        }
        for (var now = 5 * MILLI; now < 21_000 * MILLI; now += MILLI) {
            wheel.advance(now);
        }
        for (var i = 0; i < rings.size(); i++) {
            assertThat(rings.get(i).rang).hasSize(1);
            assertThat(rings.get(i).rang.getFirst() - due.get(i)).isBetween(0L, 10 * MILLI);
        }
        assertThat(wheel.isEmpty()).isTrue();
    }

    @Test
    void a_cleared_timer_is_silent_and_a_reset_one_fires_at_its_new_time() {
        var cleared = new Ring();
        var moved = new Ring();
        wheel.set(cleared, 50 * MILLI);
        wheel.set(moved, 50 * MILLI);
        wheel.clear(cleared);
        wheel.set(moved, 500 * MILLI);
        wheel.advance(100 * MILLI);
        assertThat(moved.rang).isEmpty();
        wheel.advance(600 * MILLI);
        assertThat(moved.rang).hasSize(1);
        assertThat(cleared.rang).isEmpty();
    }

    @Test
    void a_loop_that_slept_for_longer_than_the_wheel_fires_everything_once() {
        var ring = new Ring();
        wheel.set(ring, 100 * MILLI);
        wheel.advance(60_000 * MILLI);
        assertThat(ring.rang).hasSize(1);
    }
}
