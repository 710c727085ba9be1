package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LoopPulseTest {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final AtomicLong now = new AtomicLong(-1);
    private final LoopPulse pulse = new LoopPulse(now::get);

    @Test
    void a_loop_that_does_not_turn_is_stuck_until_it_turns_again() {
        now.addAndGet(LONGEST.toNanos());
        assertThat(pulse.isStuck(LONGEST)).isFalse();
        now.addAndGet(1);
        assertThat(pulse.isStuck(LONGEST)).isTrue();
        pulse.beat(7, 5);
        assertThat(pulse.isStuck(LONGEST)).isFalse();
        assertThat(pulse.underWay()).isEqualTo(7);
        assertThat(pulse.connectionsHeld()).isEqualTo(5);
    }

    @Test
    void a_pool_is_starved_when_several_in_a_row_got_no_answer_from_it() {
        pulse.poolStarved();
        pulse.poolStarved();
        pulse.poolAnswered();
        pulse.poolStarved();
        pulse.poolStarved();
        assertThat(pulse.isStarved()).isFalse();
        pulse.poolStarved();
        assertThat(pulse.isStarved()).isTrue();
        pulse.poolAnswered();
        assertThat(pulse.isStarved()).isFalse();
    }
}
