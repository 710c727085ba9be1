package cn.icpfiling.inspection.dns.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacedRateTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(doubles = {1, 5, 10, 50, 150, 200, 1000, 20_000})
    void no_second_holds_more_than_five_percent_above_the_rate(double rate) {
        var paced = new PacedRate(rate);
        var random = new Random(7);
        var sent = new ArrayList<Long>();
        for (var now = 17L; now < 8 * SECOND; now += pause(random)) {
            while (paced.permits(now)) {
                paced.take(now);
                sent.add(now);
            }
        }
        var from = 0;
        var most = 0;
        for (var to = 0; to < sent.size(); to++) {
            while (sent.get(to) - sent.get(from) > SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        assertThat((double) most).isLessThanOrEqualTo(1.05 * rate);
    }

    /** Wakes up late now and then, and sometimes not for a second and a half. */
    private static long pause(Random random) {
        return switch (random.nextInt(400)) {
            case 0 -> SECOND * 3 / 2;
            case 1, 2, 3 -> 30_000_000;
            default -> 100_000 + random.nextInt(2_000_000);
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {50, 150, 2000})
    void a_loop_that_wakes_up_some_milliseconds_late_loses_no_rate(double rate) {
        var paced = new PacedRate(rate);
        var sent = 0L;
        for (var now = 0L; now < 10 * SECOND; now += 3_000_000) {
            while (paced.permits(now)) {
                paced.take(now);
                sent++;
            }
        }
        assertThat(sent / 10.0).isGreaterThan(0.97 * rate);
    }

    @Test
    void a_rate_must_be_positive() {
        assertThatThrownBy(() -> new PacedRate(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PacedRate(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
