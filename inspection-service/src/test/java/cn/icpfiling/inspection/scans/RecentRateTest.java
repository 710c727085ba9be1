package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RecentRateTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Offset<Double> EXACTLY = within(1e-9);

    /** {@link System#nanoTime} may pass the largest number while a shard is worked on. */
    private static final long START = Long.MAX_VALUE - 10 * SECOND;

    private final RecentRate rate = new RecentRate(START);

    @Test
    void at_first_it_is_the_mean_since_the_start() {
        assertThat(after(0, 0)).isZero();
        assertThat(after(1, 40)).isCloseTo(40, EXACTLY);
        assertThat(after(2, 100)).isCloseTo(50, EXACTLY);
    }

    @Test
    void later_it_is_that_of_the_last_fifteen_seconds() {
        for (var second = 1; second <= 60; second++) {
            after(second, 10L * second);
        }
        for (var second = 61; second <= 75; second++) {
            assertThat(after(second, 600 + 70L * (second - 60)))
                    .isCloseTo((15 * 10 + (second - 60) * 60) / 15.0, EXACTLY);
        }
    }

    @Test
    void a_shard_that_has_come_to_a_stop_shows_it() {
        for (var second = 1; second <= 20; second++) {
            after(second, 500L * second);
        }
        for (var second = 21; second <= 34; second++) {
            assertThat(after(second, 10_000)).isPositive();
        }
        assertThat(after(35, 10_000)).isZero();
        assertThat(after(95, 10_000)).as("after a minute without a note").isZero();
    }

    private double after(long seconds, long seen) {
        return rate.at(START + seconds * SECOND, seen);
    }
}
