package cn.icpfiling.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));

    @ParameterizedTest
    @CsvSource({"1, PT2S", "2, PT4S", "3, PT8S", "9, PT8M32S", "10, PT10M", "40, PT10M", "9223372036854775807, PT10M"})
    void each_failure_doubles_the_wait_up_to_the_longest(long failures, Duration wait) {
        assertThat(BACKOFF.after(failures)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-9223372036854775808"})
    void before_any_failure_the_wait_is_the_first(long failures) {
        assertThat(BACKOFF.after(failures)).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT2S", "-PT5S, PT2S", "PT20S, PT2S", "PT21S, PT2.1S", "PT50M, PT5M", "PT5H, PT10M"})
    void what_is_not_counted_waits_a_part_of_its_age_between_the_two_bounds(Duration waited, Duration wait) {
        assertThat(BACKOFF.ofAge(waited, 10)).isEqualTo(wait);
    }

    @Test
    void a_first_wait_beyond_the_longest_is_cut_to_it() {
        var backoff = new Backoff(Duration.ofHours(2), Duration.ofHours(1));
        assertThat(backoff.after(1)).isEqualTo(Duration.ofHours(1));
        assertThat(new Backoff(Duration.ofDays(365), Duration.ofDays(366)).after(99))
                .isEqualTo(Duration.ofDays(366));
    }
}
