package cn.icpfiling.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairsTest {
    private final List<String> order = new ArrayList<>();

    @Test
    void both_sides_are_measured_in_turn() throws Exception {
        var told = new ByteArrayOutputStream();
        var plan = new Plan(Duration.ZERO, 2, 2, true);
        var pairs = new Pairs(new Machine(Map.of()), plan, new PrintStream(told, true, StandardCharsets.UTF_8));

        var result = pairs.run("drain", side("ours", 30), side("plain", 60), Double::doubleValue);

        assertThat(order).containsExactly("ours", "plain", "ours", "plain");
        assertThat(result.ratio(Double::doubleValue)).isEqualTo(new Spread(0.5, 0.5, 0.5));
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("drain", "cores idle");
    }

    @Test
    void another_process_with_a_tenth_of_a_core_disturbs() {
        assertThat(interval(0.20, 0.09, 0).disturbed()).isFalse();
        assertThat(interval(0.20, 0.11, 0).disturbed()).isTrue();
    }

    @Test
    void many_small_ones_with_a_quarter_of_a_core_disturb_and_so_does_the_machine_below() {
        assertThat(interval(0.24, 0.02, 0).disturbed()).isFalse();
        assertThat(interval(0.26, 0.02, 0).disturbed()).isTrue();
        assertThat(interval(0, 0, 0.11).disturbed()).isTrue();
    }

    @Test
    void the_median_lies_in_the_middle() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
        assertThat(Spread.of(List.of(1000.0)).with("%,.0f")).isEqualTo("1,000 (1,000 to 1,000)");
    }

    @Test
    void twice_the_operations_of_the_same_processor_time_cost_half() {
        var ours = new Pairs.Run<>(100.0, interval(0, 0, 0));
        var plain = new Pairs.Run<>(200.0, interval(0, 0, 0));
        var result = new Pairs.Result<>(List.of(new Pairs.Pair<>(ours, plain)), true);

        assertThat(result.cpuMicros(true, Double::doubleValue).median()).isEqualTo(5000);
        assertThat(result.cpuRatio(Double::doubleValue)).isEqualTo(new Spread(0.5, 0.5, 0.5));
    }

    private static Interval interval(double others, double busiest, double stolen) {
        return new Interval(
                Duration.ofSeconds(1),
                Map.of("bench", 0.5),
                others,
                busiest,
                stolen,
                List.of(0.5, 0.5),
                Double.NaN,
                0.1);
    }

    private Pairs.Side<Double> side(String name, double value) {
        return new Pairs.Side<>() {
            @Override
            public void prepare() {
                // nothing to lay out
            }

            @Override
            public Double measure() {
                order.add(name);
                return value;
            }
        };
    }
}
