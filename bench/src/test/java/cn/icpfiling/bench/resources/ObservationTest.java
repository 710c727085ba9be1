package cn.icpfiling.bench.resources;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.bench.resources.Look.Use;
import cn.icpfiling.bench.resources.Observation.Needs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What follows from looks at processes under load, and which looks prove nothing. */
class ObservationTest {

    private final Observation observation = new Observation(List.of("gateway"));

    @Test
    void the_peak_the_average_and_the_busiest_ten_seconds_are_told() {
        // a tenth of a core for 30 s, a whole one for ten, and a tenth again
        for (var second = 0; second <= 60; second++) {
            var busy = Math.clamp(second - 30, 0, 10);
            look(second, second == 35 ? 300 : 200, 100 * (second - busy) + 1000 * busy);
        }

        assertThat(observation.faults()).isEmpty();
        assertThat(observation.needs()).containsExactly(new Needs("gateway", 300, 250, 1000));
    }

    @Test
    void a_process_that_ended_or_never_was_there_proves_nothing() {
        for (var second = 0; second < 30; second++) {
            look(second, 200, 10 * second);
        }
        observation.add(new Look(30_000_000_000L, Map.of()));

        assertThat(observation.faults()).containsExactly("gateway was not there at 1 of 31 looks");
    }

    @Test
    void too_few_looks_none_and_an_idle_process_prove_nothing() {
        assertThat(observation.faults())
                .containsExactly("0 looks are fewer than 20", "gateway was not there at 0 of 0 looks");

        for (var second = 0; second < 19; second++) {
            look(second, 200, 500);
        }

        assertThat(observation.faults())
                .containsExactly(
                        "19 looks are fewer than 20", "gateway took no processor time, so it was under no load");
    }

    private void look(int second, int mebibytes, int millis) {
        observation.add(new Look(second * 1_000_000_000L, Map.of("gateway", new Use(mebibytes * 1024L, millis))));
    }
}
