package cn.icpfiling.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which runs of chaos prove something. */
class StruckTest {
    private static final Duration LASTED = Duration.ofSeconds(1490);

    @Test
    void a_run_tells_how_many_of_its_faults_fell() {
        assertThat(new Struck(63, 68, 200, 100, LASTED).told())
                .isEqualTo("131 of 200 faults in 25 minutes: 63 kills, 68 pauses");
    }

    @Test
    void as_many_as_are_wanted_at_least_are_enough() {
        assertThat(new Struck(63, 37, 200, 100, LASTED).violation()).isEmpty();
        assertThat(new Struck(1, 0, 60, 0, LASTED).violation()).isEmpty();
        assertThat(new Struck(0, 0, 0, 0, LASTED).violation()).isEmpty();
    }

    @Test
    void fewer_are_a_violation_and_so_are_pauses_alone() {
        assertThat(new Struck(63, 36, 200, 100, LASTED).violation())
                .hasValueSatisfying(says -> assertThat(says).startsWith("99 faults are fewer than 100"));
        assertThat(new Struck(0, 200, 200, 100, LASTED).violation())
                .hasValueSatisfying(says -> assertThat(says).startsWith("nothing was killed"));
    }
}
