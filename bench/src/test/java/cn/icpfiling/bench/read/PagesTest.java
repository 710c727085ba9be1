package cn.icpfiling.bench.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.bench.measure.Finding.Verdict;
import cn.icpfiling.bench.measure.Interval;
import cn.icpfiling.bench.measure.Pairs;
import cn.icpfiling.bench.measure.Report;
import cn.icpfiling.bench.service.Done;
import cn.icpfiling.bench.service.Statements;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PagesTest {

    @Test
    void a_far_page_may_cost_half_as_much_again_and_no_more() {
        assertThat(Pages.verdict(1.05)).isEqualTo(Verdict.AIM);
        assertThat(Pages.verdict(1.5)).isEqualTo(Verdict.MUST);
        assertThat(Pages.verdict(1.51)).isEqualTo(Verdict.BELOW_MUST);
    }

    @Test
    void a_list_whose_far_pages_are_slow_fails_the_bench() {
        var report = new Report(true);

        Pages.judge("subjects", measured(3_100, 2_000), report);

        assertThat(report.exitCode()).isEqualTo(Report.BELOW_MUST);
    }

    @Test
    void nothing_is_judged_when_not_even_an_offset_is_found_too_slow() {
        assertThatThrownBy(() -> Pages.requireSeen(measured(2_100, 2_000), new Report(true)))
                .hasMessageContaining("OFFSET");
    }

    @Test
    void a_far_page_is_as_far_as_the_filings_reach() {
        assertThat(Scale.FULL.before() / Walk.PAGE + 1).isEqualTo(10_000);
        assertThat(Scale.SHORT.before() / Walk.PAGE + 1).isEqualTo(60);
        assertThat(PageList.ALL)
                .allMatch(list -> Scale.FULL.before(list) > 0)
                .anyMatch(list -> Scale.SHORT.before(list) == 0);
    }

    private static Pairs.Result<Done> measured(long farMicros, long firstMicros) {
        var pair = new Pairs.Pair<>(run(farMicros), run(firstMicros));
        return new Pairs.Result<>(List.of(pair), true);
    }

    private static Pairs.Run<Done> run(long micros) {
        var times = new long[100];
        Arrays.fill(times, micros);
        return new Pairs.Run<>(
                new Done(times.length, 1, times, new Statements(0, 0)),
                new Interval(Duration.ofSeconds(1), Map.of(), 0, 0, 0, List.of(1.0, 1.0), Double.NaN, 0));
    }
}
