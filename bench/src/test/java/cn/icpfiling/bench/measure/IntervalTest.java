package cn.icpfiling.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class IntervalTest {
    @Test
    void a_run_whose_load_generator_had_no_time_left_measured_the_generator() {
        assertThat(interval(0.04)).matches(Interval::disturbed).asString().endsWith("DISTURBED");
        assertThat(interval(0.06).disturbed()).isFalse();
        assertThat(interval(Double.NaN).disturbed())
                .as("a generator without a core of its own")
                .isFalse();
    }

    @Test
    void the_idle_part_is_that_of_the_generators_core() {
        var machine = new Machine(Map.of(), OptionalInt.of(1));
        var before = new Machine.Sample(0, Map.of(), 0, List.of(new long[8], new long[8]));
        var after = new Machine.Sample(1_000_000_000, Map.of(), 0, List.of(core(100), core(3)));

        assertThat(machine.between(before, after).loaderIdle()).isEqualTo(0.03);
    }

    /** The fourth counter of a core is its idle time, in hundredths of a second. */
    private static long[] core(long idle) {
        return new long[] {100 - idle, 0, 0, idle, 0, 0, 0, 0};
    }

    private static Interval interval(double loaderIdle) {
        return new Interval(Duration.ofSeconds(1), Map.of(), 0, 0, 0, List.of(0.5, 0.5), loaderIdle, 1);
    }
}
