package cn.icpfiling.verification.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.Finding;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private Standing standing = new Standing(FiledFitness.NOT_JUDGED, START, List.of());

    @Test
    void a_domain_that_breaks_nothing_is_fit_since_the_first_look_that_said_so() {
        look(1, RuleResult.HOLDS, RuleResult.NOT_APPLICABLE);
        look(2, RuleResult.HOLDS, RuleResult.HOLDS);

        assertThat(standing).isEqualTo(new Standing(FiledFitness.FIT, at(1), List.of()));
    }

    @Test
    void one_look_that_sees_a_rule_broken_is_no_verdict_and_the_second_a_day_after_is() {
        look(0, RuleResult.HOLDS, RuleResult.HOLDS);

        look(1, RuleResult.BROKEN, RuleResult.HOLDS);
        assertThat(standing.fitness()).isEqualTo(FiledFitness.UNKNOWN);
        assertThat(standing.isSuspected()).isTrue();
        assertThat(standing.certain()).isEmpty();

        standing = standing.after(findings(RuleResult.BROKEN, RuleResult.HOLDS), at(2).minusNanos(1000), DAY);
        assertThat(standing.fitness()).isEqualTo(FiledFitness.UNKNOWN);

        look(2, RuleResult.BROKEN, RuleResult.HOLDS);
        assertThat(standing.fitness()).isEqualTo(FiledFitness.UNFIT);
        assertThat(standing.since()).isEqualTo(at(2));
        assertThat(standing.certain())
                .containsExactly(new Fault(RuleId.D2, FindingCode.REAL_NAME_MISSING, at(1), true));
    }

    @Test
    void a_rule_that_holds_in_between_has_to_be_seen_broken_twice_again() {
        look(1, RuleResult.BROKEN, RuleResult.HOLDS);
        look(2, RuleResult.HOLDS, RuleResult.BROKEN);
        look(3, RuleResult.BROKEN, RuleResult.HOLDS);

        assertThat(standing.fitness()).isEqualTo(FiledFitness.UNKNOWN);
        assertThat(standing.faults()).extracting(Fault::since).containsExactly(at(3));
    }

    @Test
    void what_is_unknown_makes_nobody_unfit_however_often() {
        for (var day = 1; day < 9; day++) {
            look(day, RuleResult.UNKNOWN, RuleResult.UNKNOWN);
        }

        assertThat(standing).isEqualTo(new Standing(FiledFitness.UNKNOWN, at(1), List.of()));
    }

    @Test
    void what_is_unknown_neither_heals_a_fault_nor_makes_one_certain() {
        look(1, RuleResult.BROKEN, RuleResult.HOLDS);
        look(5, RuleResult.UNKNOWN, RuleResult.HOLDS);
        assertThat(standing.fitness()).isEqualTo(FiledFitness.UNKNOWN);

        look(6, RuleResult.BROKEN, RuleResult.HOLDS);
        assertThat(standing.fitness()).isEqualTo(FiledFitness.UNFIT);

        look(7, RuleResult.UNKNOWN, RuleResult.HOLDS);
        assertThat(standing.isToldBy(findings(RuleResult.UNKNOWN, RuleResult.HOLDS)))
                .isFalse();
        assertThat(standing.isToldBy(findings(RuleResult.BROKEN, RuleResult.UNKNOWN)))
                .isTrue();
        standing = standing.afterNothing(at(8));
        assertThat(standing.fitness()).isEqualTo(FiledFitness.UNFIT);
        assertThat(standing.since()).isEqualTo(at(6));

        look(9, RuleResult.HOLDS, RuleResult.HOLDS);
        assertThat(standing).isEqualTo(new Standing(FiledFitness.FIT, at(9), List.of()));
    }

    @Test
    void whose_fault_is_cured_while_another_rule_is_unknown_is_not_fit_yet() {
        look(1, RuleResult.BROKEN, RuleResult.HOLDS);
        look(2, RuleResult.BROKEN, RuleResult.HOLDS);

        look(3, RuleResult.HOLDS, RuleResult.UNKNOWN);

        assertThat(standing).isEqualTo(new Standing(FiledFitness.UNKNOWN, at(3), List.of()));
    }

    @Test
    void a_name_on_hold_is_not_fit_and_keeps_the_fault_that_was_certain() {
        lookAtTerm(1, RuleResult.UNKNOWN, FindingCode.DOMAIN_ON_HOLD);
        assertThat(standing).isEqualTo(new Standing(FiledFitness.UNKNOWN, at(1), List.of()));

        lookAtTerm(2, RuleResult.BROKEN, FindingCode.DOMAIN_EXPIRED);
        lookAtTerm(3, RuleResult.BROKEN, FindingCode.DOMAIN_EXPIRED);
        lookAtTerm(4, RuleResult.UNKNOWN, FindingCode.DOMAIN_ON_HOLD);

        assertThat(standing.fitness()).isEqualTo(FiledFitness.UNFIT);
        assertThat(standing.certain()).containsExactly(new Fault(RuleId.D4, FindingCode.DOMAIN_EXPIRED, at(2), true));
    }

    @Test
    void a_list_without_an_entry_for_the_name_makes_no_fault() {
        lookAtList(1, RuleResult.BROKEN, FindingCode.REGISTRAR_NOT_APPROVED);
        lookAtList(2, RuleResult.UNKNOWN, FindingCode.REGISTRAR_NOT_LISTED);

        assertThat(standing).isEqualTo(new Standing(FiledFitness.FIT, at(2), List.of()));
    }

    private void lookAtTerm(int day, RuleResult d4, FindingCode code) {
        standing = standing.after(List.of(new Finding(RuleId.D4, d4, code, null)), at(day), DAY);
    }

    private void lookAtList(int day, RuleResult d6, FindingCode code) {
        standing = standing.after(List.of(new Finding(RuleId.D6, d6, code, null)), at(day), DAY);
    }

    private void look(int day, RuleResult d2, RuleResult d4) {
        standing = standing.after(findings(d2, d4), at(day), DAY);
    }

    private static List<Finding> findings(RuleResult d2, RuleResult d4) {
        return List.of(
                new Finding(RuleId.D2, d2, d2 == RuleResult.BROKEN ? FindingCode.REAL_NAME_MISSING : null, null),
                new Finding(RuleId.D4, d4, d4 == RuleResult.BROKEN ? FindingCode.DOMAIN_EXPIRED : null, null));
    }

    private static Instant at(int day) {
        return START.plus(DAY.multipliedBy(day));
    }
}
