package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrantIsSubjectTest {

    private final RegistrantIsSubject rule = new RegistrantIsSubject();

    @Test
    void holds_when_name_type_and_number_are_the_subjects() {
        assertThat(rule.judge(Facts.good().facts())).isEqualTo(Finding.holds(RuleId.D1));
    }

    @Test
    void is_broken_when_any_one_part_differs() {
        var differing = List.of(
                new RegistrantMatch(false, true, true),
                new RegistrantMatch(true, false, true),
                new RegistrantMatch(true, true, false));

        assertThat(differing)
                .extracting(match -> rule.judge(Facts.good().match(match).facts()))
                .containsOnly(Finding.broken(RuleId.D1, FindingCode.REGISTRANT_MISMATCH));
    }

    @Test
    void is_unknown_when_the_source_cannot_compare_the_type_and_the_other_parts_agree() {
        var uncompared =
                Facts.good().match(new RegistrantMatch(true, null, true)).facts();

        assertThat(rule.judge(uncompared)).isEqualTo(Finding.unknown(RuleId.D1));
        assertThat(new RealNameIsVerified().judge(uncompared).result()).isEqualTo(RuleResult.HOLDS);
        assertThat(rule.judge(Facts.good()
                        .match(new RegistrantMatch(false, null, true))
                        .facts()))
                .isEqualTo(Finding.broken(RuleId.D1, FindingCode.REGISTRANT_MISMATCH));
    }

    @Test
    void is_unknown_when_the_record_cannot_be_read() {
        var facts = Facts.good().realName(Answer.unknown()).facts();

        assertThat(rule.judge(facts)).isEqualTo(Finding.unknown(RuleId.D1));
    }

    @Test
    void does_not_apply_without_any_record_because_d2_says_what_is_missing() {
        var facts = Facts.good().realName(Answer.absent()).facts();

        assertThat(rule.judge(facts)).isEqualTo(Finding.notApplicable(RuleId.D1));
        assertThat(new RealNameIsVerified().judge(facts).result()).isEqualTo(RuleResult.BROKEN);
    }
}
