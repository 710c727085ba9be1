package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of docs/trade.md 3.1. */
class VerificationScopeTest {

    @ParameterizedTest
    @CsvSource({
        "FIRST_FILING, D1 D2 D3 D4 D5 D6",
        "NEW_SERVICE, D1 D2 D3 D4 D5 D6",
        "CHANGE_SERVICE, D1 D2 D3 D4 D5 D6",
        "CHANGE_OLD_SERVICE, ''",
        "CHANGE_SUBJECT, ''",
        "ACCESS_FILING, ''",
        "ACCESS_FILING_ELSEWHERE, D2 D4",
        "DEREGISTER_SUBJECT, ''",
        "DEREGISTER_SERVICE, ''",
        "CANCEL_ACCESS, ''"
    })
    void an_order_is_verified_by_its_type(VerifiedOrderType type, String rules) {
        assertThat(names(VerificationScope.ofOrder(type))).isEqualTo(rules);
    }

    @Test
    void of_a_change_of_a_site_from_before_the_cutover_the_added_domains_alone_are_verified() {
        for (var type : VerifiedOrderType.values()) {
            assertThat(VerificationScope.ofOrder(type, true))
                    .isEqualTo(
                            type == VerifiedOrderType.CHANGE_OLD_SERVICE
                                    ? VerificationScope.ALL
                                    : VerificationScope.ofOrder(type));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2017-12-31T23:59:59.999999+08:00, D2 D4",
        "2018-01-01T00:00:00+08:00, D1 D2 D4 D5 D6",
        "2018-01-01T00:00:00Z, D1 D2 D4 D5 D6",
        "2009-05-01T00:00:00+08:00, D2 D4",
        "2026-11-24T09:00:00Z, D1 D2 D4 D5 D6"
    })
    void a_filed_site_is_verified_by_when_it_was_filed(String filedAt, String rules) {
        assertThat(names(VerificationScope.afterCompletion(Instant.parse(filedAt))))
                .isEqualTo(rules);
    }

    @ParameterizedTest
    @CsvSource({"2005-01-01, D2 D4", "2017-12-31, D2 D4", "2018-01-01, D1 D2 D4", "2026-01-01, D1 D2 D4"})
    void a_site_of_an_unknown_day_is_verified_by_its_earliest_and_by_no_list(LocalDate notBefore, String rules) {
        assertThat(names(VerificationScope.afterCompletion(notBefore))).isEqualTo(rules);
    }

    @Test
    void a_rule_that_papers_stand_in_for_does_not_apply() {
        var young = VerificationScope.afterCompletion(Instant.parse("2026-11-24T09:00:00Z"));

        assertThat(names(young.without(RuleId.D1))).isEqualTo("D2 D4 D5 D6");
        assertThat(VerificationScope.NONE.without(RuleId.D1)).isEqualTo(VerificationScope.NONE);
    }

    @Test
    void no_type_of_order_is_forgotten_and_what_lies_outside_does_not_apply() {
        assertThat(Arrays.stream(VerifiedOrderType.values()).map(VerificationScope::ofOrder))
                .doesNotContainNull();

        var facts = Facts.good()
                .match(new RegistrantMatch(false, false, false))
                .expiresAt(Facts.NOW)
                .tld("org")
                .facts();

        assertThat(DomainRules.judge(facts, VerificationScope.afterCompletion(Instant.EPOCH)))
                .extracting(Finding::result)
                .containsExactly(
                        RuleResult.NOT_APPLICABLE,
                        RuleResult.HOLDS,
                        RuleResult.NOT_APPLICABLE,
                        RuleResult.BROKEN,
                        RuleResult.NOT_APPLICABLE,
                        RuleResult.NOT_APPLICABLE);
    }

    private static String names(VerificationScope scope) {
        return String.join(
                " ", scope.rules().stream().sorted().map(RuleId::name).toList());
    }
}
