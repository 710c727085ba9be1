package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DomainRulesTest {

    @Test
    void every_rule_answers_once_and_in_order() {
        assertThat(DomainRules.judge(Facts.good().facts()))
                .extracting(Finding::rule)
                .containsExactly(RuleId.values());
        assertThat(DomainRules.notApplicable()).extracting(Finding::rule).containsExactly(RuleId.values());
    }

    @Test
    void the_first_fault_hides_no_other() {
        var facts = Facts.good()
                .match(new RegistrantMatch(false, true, true))
                .expiresAt(Facts.NOW)
                .tld("org")
                .facts();

        assertThat(DomainRules.judge(facts))
                .filteredOn(finding -> finding.result() == RuleResult.BROKEN)
                .extracting(Finding::rule)
                .containsExactly(RuleId.D1, RuleId.D4, RuleId.D5);
    }

    @Test
    void nothing_known_passes_nothing_but_the_lists() {
        var facts = Facts.good()
                .registration(Answer.unknown())
                .realName(Answer.unknown())
                .authority(Answer.unknown())
                .facts();

        assertThat(DomainRules.judge(facts))
                .filteredOn(finding -> finding.result() == RuleResult.HOLDS)
                .extracting(Finding::rule)
                .containsExactly(RuleId.D5);
    }

    @Test
    void broken_decides_before_unknown_and_unknown_before_a_pass() {
        assertThat(Outcome.of(EnumSet.allOf(RuleResult.class))).isEqualTo(Outcome.BROKEN);
        assertThat(Outcome.of(Set.of(RuleResult.HOLDS, RuleResult.UNKNOWN))).isEqualTo(Outcome.UNKNOWN);
        assertThat(Outcome.of(Set.of(RuleResult.HOLDS, RuleResult.NOT_APPLICABLE)))
                .isEqualTo(Outcome.PASSED);
    }
}
