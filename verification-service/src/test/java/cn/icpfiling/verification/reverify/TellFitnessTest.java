package cn.icpfiling.verification.reverify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.Fault;
import cn.icpfiling.verification.core.FiledFitness;
import cn.icpfiling.verification.core.Standing;
import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import cn.icpfiling.verification.reverify.FitnessTold.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellFitnessTest {

    private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");
    private static final Fault EXPIRED = new Fault(RuleId.D4, FindingCode.DOMAIN_EXPIRED, NOW, true);
    private static final Finding HOLDS = finding(RuleId.D4, RuleResult.HOLDS, null);
    private static final Finding SILENT = finding(RuleId.D1, RuleResult.UNKNOWN, FindingCode.SOURCE_UNAVAILABLE);
    private static final Finding OTHER_HOLDER = finding(RuleId.D1, RuleResult.BROKEN, FindingCode.REGISTRANT_MISMATCH);

    @Test
    void a_mended_rule_is_told_although_another_one_is_unknown_or_was_seen_broken_once() {
        for (var other : List.of(SILENT, OTHER_HOLDER)) {
            var now = after(HOLDS, other);

            assertThat(now.fitness()).isEqualTo(FiledFitness.UNKNOWN);
            assertThat(TellFitness.news(now, Set.of(RuleId.D4))).contains(Type.FIT_AGAIN);
            assertThat(TellFitness.news(now, Set.of())).isEmpty();
        }
    }

    @Test
    void what_was_told_remains_valid_while_its_rule_is_unknown_or_is_seen_broken_again() {
        var unknown = finding(RuleId.D4, RuleResult.UNKNOWN, FindingCode.SOURCE_UNAVAILABLE);
        var broken = new Fault(RuleId.D4, FindingCode.DOMAIN_EXPIRED, NOW, false);

        assertThat(TellFitness.news(after(unknown, SILENT), Set.of(RuleId.D4))).isEmpty();
        assertThat(TellFitness.news(new Standing(FiledFitness.UNKNOWN, NOW, List.of(broken)), Set.of(RuleId.D4)))
                .isEmpty();
        assertThat(TellFitness.news(new Standing(FiledFitness.NOT_JUDGED, NOW, List.of()), Set.of(RuleId.D4)))
                .isEmpty();
    }

    @Test
    void of_two_rules_the_one_that_is_left_is_told_anew() {
        assertThat(TellFitness.news(
                        new Standing(FiledFitness.UNFIT, NOW, List.of(EXPIRED)), Set.of(RuleId.D1, RuleId.D4)))
                .contains(Type.UNFIT);
        assertThat(TellFitness.news(new Standing(FiledFitness.UNFIT, NOW, List.of(EXPIRED)), Set.of(RuleId.D4)))
                .isEmpty();
    }

    private static Finding finding(RuleId rule, RuleResult result, FindingCode code) {
        return new Finding(rule, result, code, null);
    }

    private static Standing after(Finding... findings) {
        return new Standing(FiledFitness.UNFIT, NOW, List.of(EXPIRED))
                .after(List.of(findings), NOW, Duration.ofDays(1));
    }
}
