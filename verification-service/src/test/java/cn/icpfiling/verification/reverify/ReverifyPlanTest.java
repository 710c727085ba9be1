package cn.icpfiling.verification.reverify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.Fault;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.core.Standing;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReverifyPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

    private final ReverifyPlan plan = new SmallRyeConfigBuilder()
            .withMapping(ReverifyPlan.class)
            .withDefaultValue("icp.verification.reverify.poll", "5s")
            .build()
            .getConfigMapping(ReverifyPlan.class);

    @Test
    void what_was_filed_long_ago_is_spread_evenly_over_the_round() {
        var days = IntStream.range(0, 3000)
                .mapToObj(unused -> plan.first(UUID.randomUUID(), Instant.EPOCH, NOW))
                .mapToLong(first -> Duration.between(NOW, first).toDays())
                .toArray();

        var perDay = IntStream.range(0, 30)
                .mapToLong(day ->
                        java.util.Arrays.stream(days).filter(one -> one == day).count())
                .summaryStatistics();
        assertThat(perDay.getMin()).isGreaterThan(50);
        assertThat(perDay.getMax()).isLessThan(150);
    }

    @Test
    void what_was_just_filed_or_is_fit_is_looked_at_after_about_a_round() {
        for (var i = 0; i < 100; i++) {
            var id = UUID.randomUUID();
            assertThat(plan.first(id, NOW, NOW))
                    .isBetween(NOW.plus(Duration.ofDays(27)), NOW.plus(Duration.ofDays(33)));
            assertThat(plan.next(id, standing(FiledFitness.FIT), 0, NOW))
                    .isBetween(NOW.plus(Duration.ofDays(27)), NOW.plus(Duration.ofDays(33)));
        }
    }

    @Test
    void what_is_unknown_is_looked_at_ever_later_what_is_suspected_or_unfit_the_next_day() {
        var id = UUID.randomUUID();
        var fault = new Fault(RuleId.D4, FindingCode.DOMAIN_EXPIRED, NOW, false);

        assertThat(List.of(1, 2, 3, 5, 6, 1000))
                .extracting(looks -> Duration.between(NOW, plan.next(id, standing(FiledFitness.UNKNOWN), looks, NOW))
                        .toHours())
                .containsExactly(1L, 2L, 4L, 16L, 24L, 24L);
        assertThat(plan.next(id, standing(FiledFitness.UNKNOWN, fault), 0, NOW))
                .isEqualTo(NOW.plus(plan.confirmAfter()));
        assertThat(plan.next(id, standing(FiledFitness.UNFIT), 0, NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    private static Standing standing(FiledFitness fitness, Fault... faults) {
        return new Standing(fitness, NOW, List.of(faults));
    }
}
