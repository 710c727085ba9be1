package cn.icpfiling.verification.core.rules;

import static cn.icpfiling.verification.core.rules.Facts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
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
    void a_name_on_hold_without_name_servers_is_a_reviewers_however_long_its_term_runs() {
        assertThat(rule.judge(Facts.good().statuses("client hold", "inactive").facts()))
                .isEqualTo(Finding.unknown(RuleId.D4, FindingCode.DOMAIN_ON_HOLD));
        assertThat(rule.judge(Facts.good().statuses("server hold", "inactive").facts())
                        .mayBecomeKnown())
                .isFalse();
        assertThat(rule.judge(Facts.good().statuses("inactive").facts())).isEqualTo(Finding.holds(RuleId.D4));
        assertThat(rule.judge(Facts.good()
                        .statuses("client hold", "inactive", "redemption period")
                        .facts()))
                .isEqualTo(BROKEN);
    }

    @Test
    void a_name_that_the_registry_renewed_by_itself_is_judged_by_the_registrars_term() {
        assertThat(rule.judge(renewedByRegistry(NOW.plusSeconds(1)))).isEqualTo(Finding.holds(RuleId.D4));
        assertThat(rule.judge(renewedByRegistry(NOW))).isEqualTo(BROKEN);
        assertThat(rule.judge(renewedByRegistry(null))).isEqualTo(Finding.unknown(RuleId.D4));
    }

    @Test
    void the_registrars_term_is_asked_of_nothing_else() {
        assertThat(rule.judge(registrarsTerm(NOW.plusSeconds(1), NOW.minusSeconds(1), "active")))
                .isEqualTo(Finding.holds(RuleId.D4));
        assertThat(rule.judge(registrarsTerm(NOW.minusSeconds(1), NOW.plusSeconds(1), "auto renew period")))
                .isEqualTo(BROKEN);
        assertThat(rule.judge(registrarsTerm(null, NOW.plusSeconds(1), "auto renew period")))
                .isEqualTo(Finding.unknown(RuleId.D4));
    }

    @Test
    void is_unknown_when_the_registry_does_not_answer_or_tells_no_expiry() {
        assertThat(rule.judge(Facts.good().registration(Answer.unknown()).facts()))
                .isEqualTo(Finding.unknown(RuleId.D4));
        assertThat(rule.judge(Facts.good().expiresAt(null).facts())).isEqualTo(Finding.unknown(RuleId.D4));
    }

    private static DomainFacts renewedByRegistry(Instant registrarsTerm) {
        return registrarsTerm(NOW.plusSeconds(86_400), registrarsTerm, "auto renew period");
    }

    private static DomainFacts registrarsTerm(Instant expiresAt, Instant registrarsTerm, String status) {
        return Facts.good()
                .registration(Answer.known(new Registration(expiresAt, registrarsTerm, Facts.HICHINA, Set.of(status))))
                .facts();
    }
}
