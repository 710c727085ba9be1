package cn.icpfiling.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyPaceTest {

    private final AtomicLong now = new AtomicLong(-5_000_000_000L);
    private final BodyPace pace =
            new BodyPace(new BodyPace.Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), 1000), now::get);

    @BeforeEach
    void the_body_is_wanted() {
        pace.wanted();
    }

    @Test
    void a_caller_may_be_silent_for_a_while_only() {
        pass(9);
        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(1));
        pace.piece(1);
        pass(9);
        assertThat(pace.left()).isPositive();
        pass(1);
        assertThat(pace.left()).isZero();
    }

    @Test
    void who_trickles_is_too_slow_after_the_first_while() {
        for (var second = 0; second < 19; second++) {
            pace.piece(1);
            pass(1);
            assertThat(pace.left()).isPositive();
        }
        pass(2);
        assertThat(pace.left()).isNegative();
    }

    @Test
    void who_keeps_above_the_rate_may_take_long() {
        for (var second = 0; second < 600; second++) {
            pace.piece(1000);
            pass(1);
            assertThat(pace.left()).isPositive();
        }
    }

    @Test
    void time_in_which_the_body_is_held_back_does_not_count() {
        pass(8);
        pace.heldBack();
        pass(3600);
        assertThat(pace.left()).isPositive();
        pace.wanted();
        pass(9);
        assertThat(pace.left()).isEqualTo(Duration.ofSeconds(1));
        pass(4);
        assertThat(pace.left()).isNegative();
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
