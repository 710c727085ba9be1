package cn.icpfiling.filing.core.rules;

import static cn.icpfiling.filing.core.RuledAct.ACCESS_FILING;
import static cn.icpfiling.filing.core.RuledAct.CANCEL_ACCESS;
import static cn.icpfiling.filing.core.RuledAct.CHANGE_SERVICE;
import static cn.icpfiling.filing.core.RuledAct.CHANGE_SUBJECT;
import static cn.icpfiling.filing.core.RuledAct.DEREGISTER_SERVICE;
import static cn.icpfiling.filing.core.RuledAct.DEREGISTER_SUBJECT;
import static cn.icpfiling.filing.core.RuledAct.FIRST_FILING;
import static cn.icpfiling.filing.core.RuledAct.NEW_SERVICE_OTHER_PROVIDER;
import static cn.icpfiling.filing.core.RuledAct.NEW_SERVICE_SAME_PROVIDER;
import static cn.icpfiling.filing.core.rules.Sponsor.ORGANISATION;
import static cn.icpfiling.filing.core.rules.Sponsor.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.entry.PrincipalPart;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the shipped rules say about changes, ends, SMS and the verification of domains; {@link ProvinceDataTest} runs these cases. */
abstract class ProvinceActsCases extends ProvinceDecisions {

    @Test
    void where_and_how_a_record_can_be_changed() {
        expect(RuleParameter.CHANGE, CHANGE_SUBJECT, ORGANISATION, SOURCE, "ALLOWED", Map.of());
        expect(RuleParameter.CHANGE, CHANGE_SUBJECT, ORGANISATION, NOW, "ALLOWED", Map.of("FORBIDDEN", "51 61"));
        expect(RuleParameter.CHANGE, CHANGE_SERVICE, ORGANISATION, NOW, "ALLOWED", Map.of());
        expect(
                RuleParameter.CHANGE_OF_CERTIFICATE_NUMBER,
                CHANGE_SUBJECT,
                ORGANISATION,
                NOW,
                "ALLOWED",
                Map.of("NO_NEW_CREDIT_CODE", "34"));
        expect(
                RuleParameter.DOMAINS_IN_CHANGE,
                CHANGE_SERVICE,
                PERSON,
                LocalDate.of(2019, 4, 21),
                "ADD_AND_REMOVE",
                Map.of());
        expect(
                RuleParameter.DOMAINS_IN_CHANGE,
                CHANGE_SERVICE,
                PERSON,
                LocalDate.of(2019, 4, 22),
                "REMOVE_ONLY",
                Map.of());

        assertThat(RULES.on("51", CHANGE_SUBJECT, NOW).forbidsChange()).isTrue();
        assertThat(RULES.on("51", CHANGE_SUBJECT, EVE).forbidsChange()).isFalse();
        assertThat(RULES.on("34", CHANGE_SUBJECT, NOW).forbidsNewCreditCode()).isTrue();
        assertThat(RULES.on("43", CHANGE_SERVICE, SOURCE).onlyRemovesDomains()).isTrue();
    }

    @Test
    void which_domains_are_verified_since_2018() {
        var cutover = LocalDate.of(2018, 1, 1);
        var eve = cutover.minusDays(1);
        for (var act : RuledAct.FILINGS) {
            assertThat(scope(act, eve, eve)).isEqualTo(ProvinceRules.DomainScope.NONE);
            assertThat(scope(act, eve, null)).isEqualTo(ProvinceRules.DomainScope.NONE);
        }
        assertThat(scope(FIRST_FILING, SOURCE, null)).isEqualTo(ProvinceRules.DomainScope.ALL_DOMAINS);
        assertThat(scope(NEW_SERVICE_SAME_PROVIDER, SOURCE, null)).isEqualTo(ProvinceRules.DomainScope.ALL_NEW_DOMAINS);
        assertThat(scope(NEW_SERVICE_SAME_PROVIDER, SOURCE, eve)).isEqualTo(ProvinceRules.DomainScope.ALL_NEW_DOMAINS);
        assertThat(scope(CHANGE_SERVICE, SOURCE, eve)).isEqualTo(ProvinceRules.DomainScope.ADDED_DOMAINS);
        assertThat(scope(CHANGE_SERVICE, SOURCE, cutover)).isEqualTo(ProvinceRules.DomainScope.ALL_DOMAINS);
        for (var filed : List.of(eve, cutover)) {
            assertThat(scope(RuledAct.ACCESS_FILING, SOURCE, filed)).isEqualTo(ProvinceRules.DomainScope.WARNINGS_ONLY);
        }
        decided(RULES.on("11", CHANGE_SERVICE, SOURCE), RuleParameter.DOMAIN_SCOPE_SINCE, PERSON);
    }

    @Test
    void a_filing_ends_by_password_and_since_2020_by_sms() {
        var day = LocalDate.of(2020, 8, 17);
        for (var act : List.of(DEREGISTER_SUBJECT, DEREGISTER_SERVICE)) {
            assertThat(gate(act, day.minusDays(1))).isEqualTo(ProvinceRules.Gate.FILING_PASSWORD);
            assertThat(gate(act, day)).isEqualTo(ProvinceRules.Gate.SMS);
        }
        assertThat(gate(CANCEL_ACCESS, NOW)).isEqualTo(ProvinceRules.Gate.FILING_PASSWORD);
    }

    @Test
    void a_subject_without_services_goes_offline_first_save_where_it_need_not() {
        expect(
                RuleParameter.EMPTY_SUBJECT,
                NEW_SERVICE_SAME_PROVIDER,
                ORGANISATION,
                SOURCE,
                "OFFLINE_DEREGISTRATION",
                Map.of());
        expect(
                RuleParameter.EMPTY_SUBJECT,
                NEW_SERVICE_SAME_PROVIDER,
                ORGANISATION,
                NOW,
                "OFFLINE_DEREGISTRATION",
                Map.of("ADD_SERVICE", "11 12 14 21 31 32 33 45 51 52 53"));
        assertThat(RULES.on("43", NEW_SERVICE_SAME_PROVIDER, NOW).emptySubject())
                .isEqualTo(ProvinceRules.EmptySubject.OFFLINE_DEREGISTRATION);
        assertThat(RULES.on("33", NEW_SERVICE_SAME_PROVIDER, NOW).emptySubject())
                .isEqualTo(ProvinceRules.EmptySubject.ADD_SERVICE);
    }

    @Test
    void sms_began_in_22_provinces_and_holds_everywhere_since_2020() {
        var pilot = "12 62 54 64 46 65 63 33 51 35 61 50 45 53 37 41 34 43 14 23 15 42";
        expect(RuleParameter.SMS_VERIFICATION, FIRST_FILING, PERSON, LocalDate.of(2018, 12, 31), "NONE", Map.of());
        expect(RuleParameter.SMS_VERIFICATION, FIRST_FILING, PERSON, SOURCE, "NONE", Map.of("DEMANDED", pilot));
        expect(
                RuleParameter.SMS_VERIFICATION,
                FIRST_FILING,
                PERSON,
                LocalDate.of(2020, 8, 16),
                "NONE",
                Map.of("DEMANDED", pilot));
        expect(RuleParameter.SMS_VERIFICATION, FIRST_FILING, PERSON, LocalDate.of(2020, 8, 17), "DEMANDED", Map.of());
        assertThat(RULES.on("33", CANCEL_ACCESS, NOW).demandsSms()).isFalse();

        assertThat(decided(RULES.on("33", FIRST_FILING, SOURCE), RuleParameter.SMS_CODE_HOURS, PERSON))
                .isEqualTo("24");
        assertThat(RULES.on("33", FIRST_FILING, SOURCE).smsCodeValidFor()).contains(Duration.ofHours(24));
        assertThat(decided(
                        RULES.on("33", FIRST_FILING, LocalDate.of(2018, 12, 31)), RuleParameter.SMS_CODE_HOURS, PERSON))
                .isEqualTo("0");
        assertThat(RULES.on("33", FIRST_FILING, LocalDate.of(2018, 12, 31)).smsCodeValidFor())
                .isEmpty();
        assertThat(decided(RULES.on("33", FIRST_FILING, NOW), RuleParameter.SMS_PAGE, PERSON))
                .isEqualTo("https://beian.miit.gov.cn/");
        assertThat(RULES.on("81", FIRST_FILING, NOW).smsPage()).isPresent();
    }

    @Test
    void the_code_goes_to_the_principals_of_what_the_act_is_about() {
        var before = LocalDate.of(2020, 8, 16);
        var since = LocalDate.of(2020, 8, 17);
        expect(RuleParameter.SMS_CODE_OF, FIRST_FILING, PERSON, NOW, "BOTH", Map.of());
        for (var act : List.of(NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER, ACCESS_FILING, CHANGE_SERVICE)) {
            expect(RuleParameter.SMS_CODE_OF, act, PERSON, before, "BOTH", Map.of());
            expect(RuleParameter.SMS_CODE_OF, act, PERSON, since, "SERVICE", Map.of());
            assertThat(RULES.on("33", act, NOW).smsCodeOf()).containsExactly(PrincipalPart.SERVICE_PRINCIPAL);
        }
        expect(RuleParameter.SMS_CODE_OF, CHANGE_SUBJECT, PERSON, before, "BOTH", Map.of());
        expect(RuleParameter.SMS_CODE_OF, CHANGE_SUBJECT, PERSON, since, "SUBJECT", Map.of());
        assertThat(RULES.on("33", CHANGE_SUBJECT, NOW).smsCodeOf()).containsExactly(PrincipalPart.SUBJECT_PRINCIPAL);
        assertThat(RULES.on("33", FIRST_FILING, NOW).smsCodeOf()).containsExactly(PrincipalPart.values());
    }

    @Test
    void what_the_authority_takes_and_shows() {
        expect(
                RuleParameter.AUTHORITY_REVIEW_DAYS,
                FIRST_FILING,
                PERSON,
                LocalDate.of(2018, 6, 1),
                "20",
                Map.of("30", "33"));
        expect(RuleParameter.AUTHORITY_REVIEW_DAYS, FIRST_FILING, PERSON, SOURCE, "20", Map.of());
        expect(RuleParameter.NUMBER_SHOWN, FIRST_FILING, PERSON, NOW, "SERVICE", Map.of("SUBJECT", "44"));
    }

    @Test
    void access_again_after_a_cancellation_verifies_nothing() {
        var rules = RULES.on("43", RuledAct.ACCESS_FILING, SOURCE);
        decided(rules, RuleParameter.DOMAIN_SCOPE_AFTER_CANCELLATION, PERSON);

        assertThat(rules.domainScopeAfterCancellation()).contains(ProvinceRules.DomainScope.NONE);
    }
}
