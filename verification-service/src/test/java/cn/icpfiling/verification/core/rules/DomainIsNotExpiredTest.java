package cn.icpfiling.verification.core.rules;

import static cn.icpfiling.verification.core.rules.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DomainIsNotExpiredTest {

    private static final Finding BROKEN = Finding.broken(RuleId.D4, FindingCode.DOMAIN_EXPIRED);

    private final DomainIsNotExpired rule = new DomainIsNotExpired();

    @Test
    void holds_as_long_as_the_expiry_lies_ahead() {
        assertThat(rule.judge(Facts.good().expiresAt(NOW.plusNanos(1000)).facts()))
                .isEqualTo(Finding.holds(RuleId.D4));
    }

    @Test
    void is_broken_from_the_expiry_on() {
        assertThat(rule.judge(Facts.good().expiresAt(NOW).facts())).isEqualTo(BROKEN);
        assertThat(rule.judge(Facts.good().expiresAt(NOW.minusSeconds(1)).facts()))
                .isEqualTo(BROKEN);
    }

    @Test
    void is_broken_when_the_registry_knows_of_no_such_name() {
        assertThat(rule.judge(Facts.good().registration(Answer.absent()).facts()))
                .isEqualTo(BROKEN);
    }

    @Test
    void is_broken_in_redemption_whatever_date_the_registry_shows() {
        assertThat(rule.judge(Facts.good().statuses("redemption period").facts()))
                .isEqualTo(BROKEN);
        assertThat(rule.judge(Facts.good().statuses("pending delete").facts())).isEqualTo(BROKEN);
    }

    @Test
    void is_unknown_when_the_registry_does_not_answer_or_tells_no_expiry() {
        assertThat(rule.judge(Facts.good().registration(Answer.unknown()).facts()))
                .isEqualTo(Finding.unknown(RuleId.D4));
        assertThat(rule.judge(Facts.good().expiresAt(null).facts())).isEqualTo(Finding.unknown(RuleId.D4));
    }
}
