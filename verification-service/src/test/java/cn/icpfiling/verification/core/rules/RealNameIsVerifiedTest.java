package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RealNameIsVerifiedTest {

    private final RealNameIsVerified rule = new RealNameIsVerified();

    @Test
    void holds_when_the_verification_is_passed() {
        assertThat(rule.judge(Facts.good().facts())).isEqualTo(Finding.holds(RuleId.D2));
    }

    @Test
    void is_broken_when_it_is_not_passed() {
        assertThat(rule.judge(Facts.good().notVerified().facts()))
                .isEqualTo(Finding.broken(RuleId.D2, FindingCode.REAL_NAME_MISSING));
    }

    @Test
    void is_broken_when_nobody_ever_recorded_one() {
        assertThat(rule.judge(Facts.good().realName(Answer.absent()).facts()))
                .isEqualTo(Finding.broken(RuleId.D2, FindingCode.REAL_NAME_MISSING));
    }

    @Test
    void is_unknown_when_the_record_cannot_be_read() {
        assertThat(rule.judge(Facts.good().realName(Answer.unknown()).facts())).isEqualTo(Finding.unknown(RuleId.D2));
    }
}
