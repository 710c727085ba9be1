package cn.icpfiling.inspection.tables;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignRulesTest {
    private final CampaignRules rules = CampaignRules.bundled();

    @Test
    void each_reason_of_a_check_is_in_the_catalogue() {
        assertThat(rules.reasons())
                .contains("DOMAIN.EXPIRED", "SPONSOR_NAME.CERT_REVOKED")
                .isSubsetOf(FindingReasons.bundled().codes());
    }

    @ParameterizedTest
    @CsvSource({
        "CERT_CANCELLED,           SPONSOR_NAME.CERT_CANCELLED",
        "CERT_REVOKED,             SPONSOR_NAME.CERT_REVOKED",
        "RENAMED,                  SPONSOR_NAME.RENAMED",
        "NOT_LEGAL_REPRESENTATIVE, SUBJECT_PRINCIPAL.NOT_LEGAL_REP"
    })
    void what_the_register_denies_is_a_reason_of_its_own(String code, String reason) {
        assertThat(rules.reasonOfRegister(code)).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NUMBER_UNKNOWN", "NUMBER_UNCONFIRMED", "SOURCE_UNAVAILABLE"})
    void what_the_register_does_not_know_decides_nothing(String code) {
        assertThat(rules.reasonOfRegister(code)).isEmpty();
    }

    /** A reason that neither a check nor a person can give never becomes a finding. */
    @Test
    void each_reason_of_special_inspections_can_be_given() {
        var given = new HashSet<>(List.of(
                "CONTACT.MOBILE", "CONTACT.OFFICE_PHONE", "MATERIAL.INCOMPLETE", "MATERIAL.UNTRUE", "SUBJECT.EMPTY"));
        for (var check : CheckKind.values()) {
            given.addAll(rules.reasonsOfReview(check.name()));
        }
        assertThat(FindingReasons.bundled().codes())
                .filteredOn(reason -> !reason.startsWith("APP."))
                .isSubsetOf(given);
        assertThat(rules.reasons()).contains("DOMAIN.EXPIRING_SOON", "SPONSOR_CERT_NO.THREE_IN_ONE");
    }

    @Test
    void a_person_who_decides_a_check_has_its_reasons_alone() {
        for (var check : CheckKind.values()) {
            assertThat(rules.reasonsOfReview(check.name()).isEmpty())
                    .as(check.name())
                    .isEqualTo(check == CheckKind.CALLS);
            assertThat(FindingReasons.bundled().codes()).containsAll(rules.reasonsOfReview(check.name()));
        }
        assertThat(rules.reasonsOfReview("PAPERS")).contains("PRINCIPAL.ID_EXPIRED", "SPONSOR.CERTIFICATE_ADDRESS");
        assertThat(rules.reasonsOfReview("DOMAIN")).contains("DOMAIN.EXPIRED").doesNotContain("NUMBER.NOT_SHOWN");
    }

    @Test
    void every_reason_that_a_machine_gives_names_the_check_to_repeat() {
        for (var reason : rules.reasons()) {
            assertThat(rules.checkThatGives(reason)).as(reason).isPresent();
        }
        assertThat(rules.checkThatGives("NUMBER.NOT_SHOWN")).contains(CheckKind.PAGE);
        assertThat(rules.checkThatGives("ACCESS.IP_ABROAD")).contains(CheckKind.ADDRESS);
        assertThat(rules.checkThatGives("DOMAIN.EXPIRED")).contains(CheckKind.DOMAIN);
    }

    @Test
    void no_machine_cures_what_a_person_saw_on_the_papers() {
        for (var reason : rules.reasonsOfReview("PAPERS")) {
            assertThat(rules.checkThatGives(reason)).as(reason).isEmpty();
        }
    }

    @Test
    void a_domain_that_has_expired_is_known_from_the_finding_that_it_would_soon() {
        assertThat(rules.sameFault("DOMAIN.EXPIRED"))
                .containsExactlyInAnyOrder("DOMAIN.EXPIRED", "DOMAIN.EXPIRING_SOON");
        assertThat(rules.sameFault("DOMAIN.EXPIRING_SOON")).containsExactly("DOMAIN.EXPIRING_SOON");
        assertThat(rules.sameFault("ACCESS.IP_ABROAD")).containsExactlyInAnyOrder("ACCESS.IP_ABROAD", "SITE.SHELL");
        assertThat(rules.sameFault("CONTACT.MOBILE")).containsExactly("CONTACT.MOBILE");
    }

    @Test
    void what_only_a_person_says_is_not_repeated() {
        for (var reason : List.of("CONTACT.MOBILE", "MATERIAL.UNTRUE", "SITE.NOT_IN_USE", "CONTENT.SUBJECT_MISMATCH")) {
            assertThat(rules.checkThatGives(reason)).as(reason).isEmpty();
        }
    }

    @Test
    void a_site_is_judged_by_the_rules_of_the_day_of_its_filing() {
        assertThat(rules.domainRulesOf(LocalDate.of(2017, 12, 31))).isEqualTo("ACCESS_FILING_ELSEWHERE");
        assertThat(rules.domainRulesOf(LocalDate.of(2018, 1, 1))).isEqualTo("CHANGE_SERVICE");
    }

    @Test
    void the_lists_of_top_level_domains_and_registrars_are_those_of_the_day_of_filing() {
        assertThat(List.of("D1", "D2", "D4", "D5", "D6"))
                .filteredOn(rules::isByListOfTheDay)
                .containsExactly("D5", "D6");
    }

    @Test
    void the_rule_that_holds_up_orders_is_not_judged() {
        assertThat(rules.reasonOfDomainRule("D3")).isEmpty();
        assertThat(rules.reasonOfDomainRule("D4")).contains("DOMAIN.EXPIRED");
    }

    @Test
    void the_natures_are_those_of_the_trade_and_one_is_a_person() {
        assertThat(rules.natures()).contains(1, 4, 5, 20).doesNotContain(0, 7, 8, 21);
        assertThat(rules.natures().stream().filter(rules::isPerson)).containsExactly(5);
    }

    @Test
    void calls_have_a_limit() {
        var calls = rules.callsOn(LocalDate.of(2026, 11, 28));

        assertThat(calls.tries()).isEqualTo(3);
        assertThat(calls.pause()).isPositive();
    }
}
