package cn.icpfiling.filing.core.rules;

import static cn.icpfiling.filing.core.RuledAct.CHANGE_SERVICE;
import static cn.icpfiling.filing.core.RuledAct.DEREGISTER_SERVICE;
import static cn.icpfiling.filing.core.RuledAct.FIRST_FILING;
import static cn.icpfiling.filing.core.RuledAct.NEW_SERVICE_SAME_PROVIDER;
import static cn.icpfiling.filing.core.rules.Sponsor.ORGANISATION;
import static cn.icpfiling.filing.core.rules.Sponsor.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.MaterialKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped rules say what the two snapshots say, province by province. What is expected is written here by hand from the tables
 * of the sources; every entry of the file must have decided something in one of these tests.
 */
class ProvinceDataTest extends ProvinceActsCases {

    @AfterAll
    static void every_entry_was_used_by_a_test() {
        assertThat(RULES.entries().stream().map(RuleEntry::id).filter(id -> !DECIDED.contains(id)))
                .as("entries that no test has seen decide")
                .isEmpty();
    }

    @Test
    void the_age_of_principals() {
        expect(RuleParameter.PRINCIPAL_AGE, FIRST_FILING, ORGANISATION, BEFORE, "0", Map.of());
        expect(RuleParameter.PRINCIPAL_AGE, FIRST_FILING, ORGANISATION, EVE, "0", Map.of("16", "32"));
        expect(
                RuleParameter.PRINCIPAL_AGE,
                FIRST_FILING,
                ORGANISATION,
                NOW,
                "0",
                Map.of("16", "32 44", "17", "37", "18", "12 13 15 35"));
        expect(
                RuleParameter.PRINCIPAL_AGE,
                FIRST_FILING,
                PERSON,
                NOW,
                "0",
                Map.of("16", "32 44", "17", "37", "18", "12 13 15"));
        expect(RuleParameter.WORK_PROOF_BELOW_AGE, FIRST_FILING, PERSON, SOURCE, "0", Map.of("18", "32"));
    }

    @Test
    void who_must_be_the_legal_representative() {
        expect(
                RuleParameter.LEGAL_REPRESENTATIVE,
                FIRST_FILING,
                ORGANISATION,
                SOURCE,
                "LETTER",
                Map.of("REQUIRED", "12 13 15 23 31 33 37 42 43 50 52 53"));
        expect(
                RuleParameter.LEGAL_REPRESENTATIVE,
                FIRST_FILING,
                ORGANISATION,
                NOW,
                "LETTER",
                Map.of(
                        "REQUIRED",
                        "11 12 13 15 23 31 33 35 36 37 41 42 43 44 45 50 52 53 54 61 63 64 65",
                        "REQUIRED_OF_MAINLANDERS",
                        "14"));
        expect(RuleParameter.LEGAL_REPRESENTATIVE, FIRST_FILING, PERSON, NOW, "LETTER", Map.of());
        expect(
                RuleParameter.SAME_PRINCIPAL,
                FIRST_FILING,
                ORGANISATION,
                SOURCE,
                "FREE",
                Map.of("ALWAYS", "13", "WHEN_DEPUTY", "32 46"));
        expect(
                RuleParameter.SAME_PRINCIPAL,
                FIRST_FILING,
                ORGANISATION,
                NOW,
                "FREE",
                Map.of("ALWAYS", "34", "WHEN_DEPUTY", "32"));
        expect(
                RuleParameter.PRINCIPAL_CERTIFICATE,
                FIRST_FILING,
                ORGANISATION,
                NOW,
                "ANY",
                Map.of("RESIDENT_ID", "37", "NOT_FOREIGN", "13"));
        expect(RuleParameter.PRINCIPAL_CERTIFICATE, FIRST_FILING, PERSON, NOW, "ANY", Map.of("NOT_FOREIGN", "13"));
    }

    @Test
    void where_phones_are_local() {
        expect(
                RuleParameter.LOCAL_PHONE,
                FIRST_FILING,
                PERSON,
                NOW,
                "",
                Map.ofEntries(
                        Map.entry("010", "11"),
                        Map.entry("022", "12"),
                        Map.entry("024 041 042", "21"),
                        Map.entry("045 046", "23"),
                        Map.entry("021", "31"),
                        Map.entry("025 051 052", "32"),
                        Map.entry("053 054 063", "37"),
                        Map.entry("073 074", "43"),
                        Map.entry("077", "45"),
                        Map.entry("023", "50"),
                        Map.entry("093 094", "62"),
                        Map.entry("095", "64"),
                        Map.entry("090 099", "65")));
    }

    @Test
    void how_much_goes_into_one_order() {
        expect(RuleParameter.DOMAINS_PER_ORDER, FIRST_FILING, ORGANISATION, EVE, "0", Map.of("1", "51"));
        expect(
                RuleParameter.DOMAINS_PER_ORDER,
                FIRST_FILING,
                ORGANISATION,
                NOW,
                "0",
                Map.of("1", "42 43 51 65", "3", "14", "5", "41"));
        expect(
                RuleParameter.DOMAINS_PER_ORDER,
                FIRST_FILING,
                PERSON,
                NOW,
                "0",
                Map.of("1", "42 43 46 51 65", "3", "14", "5", "41"));
        expect(RuleParameter.DOMAINS_PER_ORDER, CHANGE_SERVICE, PERSON, NOW, "0", Map.of());
        expect(RuleParameter.SERVICES_PER_ORDER, FIRST_FILING, PERSON, NOW, "0", Map.of("1", "42 43"));
        expect(RuleParameter.SERVICES_PER_SUBJECT, NEW_SERVICE_SAME_PROVIDER, PERSON, NOW, "0", Map.of("30", "61"));
        expect(RuleParameter.SITE_PLAN_FROM, FIRST_FILING, PERSON, NOW, "0", Map.of("30", "31", "2", "43"));

        var hunan = RULES.on("43", FIRST_FILING, NOW);
        assertThat(hunan.domainsPerOrder(ORGANISATION)).contains(1);
        assertThat(hunan.servicesPerOrder(ORGANISATION)).contains(1);
        assertThat(hunan.sitePlanFrom(ORGANISATION)).contains(2);
        assertThat(hunan.servicesPerSubject(ORGANISATION)).isEmpty();
    }

    @Test
    void what_domains_must_be() {
        expect(RuleParameter.TLD_REFUSED, FIRST_FILING, ORGANISATION, SOURCE, "", Map.of("hk tw jp co io me", "11"));
        expect(
                RuleParameter.TLD_REFUSED,
                FIRST_FILING,
                PERSON,
                SOURCE,
                "",
                Map.of("hk tw jp co io me", "11", "org", "50"));
        expect(RuleParameter.DOMAIN_VALIDITY_MONTHS, FIRST_FILING, PERSON, EVE, "0", Map.of());
        expect(RuleParameter.DOMAIN_VALIDITY_MONTHS, FIRST_FILING, PERSON, NOW, "0", Map.of("3", "11 12 41 62"));
        expect(
                RuleParameter.DOMAIN_OWNER,
                FIRST_FILING,
                ORGANISATION,
                SOURCE,
                "UNIT",
                Map.of("UNIT_OR_HEAD", "22 23 31 34 45 50 51 52 62", "UNIT_OR_PRINCIPAL", "32"));
        expect(
                RuleParameter.DOMAIN_OWNER,
                FIRST_FILING,
                ORGANISATION,
                NOW,
                "UNIT",
                Map.of("UNIT_OR_HEAD", "22 23 31 34 35 44 45 50 51 52 62", "UNIT_OR_PRINCIPAL", "32"));
        expect(RuleParameter.DOMAIN_OWNER, FIRST_FILING, PERSON, NOW, "UNIT", Map.of());
    }

    @Test
    void which_persons_from_elsewhere_may_file() {
        expect(
                RuleParameter.PERSON_RESIDENCE,
                FIRST_FILING,
                PERSON,
                SOURCE,
                "OPEN",
                Map.of("LOCAL", "14 41 50 52 53 62 63 65", "PERMIT", "31 32 35 36 42 51"));
        expect(
                RuleParameter.PERSON_RESIDENCE,
                FIRST_FILING,
                PERSON,
                NOW,
                "OPEN",
                Map.of("LOCAL", "14 15 41 45 50 52 53 54 62 63 64 65", "PERMIT", "31 32 33 35 36 37 42 44 51"));
    }

    @Test
    void which_papers_a_province_asks_for_besides() {
        assertThat(withPapers(PERSON, SOURCE)).containsExactly("12");
        assertThat(withPapers(ORGANISATION, LocalDate.of(2021, 5, 31))).isEmpty();
        assertThat(withPapers(ORGANISATION, LocalDate.of(2021, 6, 1))).containsExactly("32");
        assertThat(withPapers(ORGANISATION, NOW)).containsExactly("32", "44");
    }

    @Test
    void of_a_public_body_two_provinces_ask_for_the_approval_of_the_agency_above() {
        for (var act : RuleParameter.PAPERS.acts()) {
            for (var nature : List.of(1, 2, 3, 4, 5, 6)) {
                var asking = RuleSet.PROVINCES.stream()
                        .filter(province ->
                                papers(province, act, nature, NOW).contains(MaterialKind.SUPERVISOR_APPROVAL));
                assertThat(asking)
                        .as(act + " " + nature)
                        .containsExactlyElementsOf(
                                switch (nature) {
                                    case 2 -> List.of("36");
                                    case 3 -> List.of("15", "36");
                                    default -> List.of();
                                });
            }
        }
        assertThat(papers("15", FIRST_FILING, 3, EVE)).isEmpty();
        assertThat(papers("36", FIRST_FILING, 3, EVE)).isEmpty();
    }

    @Test
    void for_an_access_filing_sichuan_asks_for_the_papers_of_the_original_one() {
        for (var act : RuleParameter.PAPERS.acts()) {
            var asking = RuleSet.PROVINCES.stream()
                    .filter(province -> papers(province, act, 4, SOURCE).contains(MaterialKind.ORIGINAL_FILING));
            assertThat(asking)
                    .as(act.name())
                    .containsExactlyElementsOf(act == RuledAct.ACCESS_FILING ? List.of("51") : List.of());
        }
        assertThat(papers("51", RuledAct.ACCESS_FILING, 5, BEFORE)).isEmpty();
    }

    @Test
    void what_no_source_names_is_recorded_as_unknown_and_the_ministrys_page_stands_in() {
        expect(RuleParameter.OWN_SMS_PAGE, FIRST_FILING, PERSON, NOW, "UNKNOWN", Map.of());
        expect(RuleParameter.OFFICIAL_FORM, DEREGISTER_SERVICE, PERSON, NOW, "UNKNOWN", Map.of());
        assertThat(RULES.on("31", FIRST_FILING, NOW).smsPage()).contains("https://beian.miit.gov.cn/");
    }

    @Test
    void where_papers_stand_in_for_another_registrant() {
        expect(
                RuleParameter.DOMAIN_PAPERS,
                FIRST_FILING,
                ORGANISATION,
                LocalDate.of(2018, 12, 31),
                "REFUSED",
                Map.of("ACCEPTED", "22 23 31 32 34 45 50 51 52 62"));
        expect(
                RuleParameter.DOMAIN_PAPERS,
                FIRST_FILING,
                ORGANISATION,
                SOURCE,
                "REFUSED",
                Map.of("ACCEPTED", "22 23 31 32 33 34 44 45 50 51 52 62"));
        expect(
                RuleParameter.DOMAIN_PAPERS,
                CHANGE_SERVICE,
                ORGANISATION,
                NOW,
                "REFUSED",
                Map.of("ACCEPTED", "22 23 31 32 33 34 35 44 45 50 51 52 62"));
        var zhejiang = RULES.on("33", FIRST_FILING, NOW);
        assertThat(zhejiang.domainPapers(4)).isEqualTo(DomainPapers.ACCEPTED);
        assertThat(zhejiang.domainPapers(CodeTables.PERSON)).isEqualTo(DomainPapers.NOT_FOR_PERSONS);
        assertThat(RULES.on("11", FIRST_FILING, NOW).domainPapers(4)).isEqualTo(DomainPapers.NOT_IN_PROVINCE);
    }

    @Test
    void where_another_than_the_unit_may_hold_the_domain_papers_say_who_it_is() {
        for (var day : List.of(SOURCE, EVE, NOW)) {
            var wider = RuleSet.PROVINCES.stream()
                    .map(province -> RULES.on(province, FIRST_FILING, day))
                    .filter(rules -> !decided(rules, RuleParameter.DOMAIN_OWNER, ORGANISATION)
                            .equals("UNIT"));
            assertThat(wider)
                    .as(day.toString())
                    .isNotEmpty()
                    .allMatch(rules -> rules.domainPapers(4) == DomainPapers.ACCEPTED);
        }
    }

    @Test
    void the_provider_demands_neither_a_call_nor_a_second_reviewer_as_shipped() {
        expect(RuleParameter.CALL_BEFORE_APPROVAL, FIRST_FILING, PERSON, NOW, "NONE", Map.of());
        expect(RuleParameter.SECOND_REVIEWER_OF_APPROVAL, FIRST_FILING, PERSON, NOW, "NEVER", Map.of());
        expect(RuleParameter.SECOND_REVIEWER_OF_REJECTION, FIRST_FILING, PERSON, NOW, "NEVER", Map.of());
    }

    @Test
    void notes_stand_side_by_side_and_each_in_its_provinces() {
        assertThat(notes("13"))
                .containsExactlyInAnyOrder("NOTE-13-ORIGINALS", "NOTE-13-41-52-CITY", "NOTE-13-CHANGE-ALONE");
        assertThat(notes("12")).containsExactlyInAnyOrder("NOTE-12-37-45-DOOR", "NOTE-12-LANDLINE");
        var silent =
                RuleSet.PROVINCES.stream().filter(province -> notes(province).isEmpty());
        assertThat(silent).containsExactlyInAnyOrder("11", "14", "32", "34", "35", "42", "50", "51", "53", "54", "64");
        assertThat(notes("36")).containsExactly("NOTE-36-MANY-SITES");
        assertThat(notesForAll()).containsExactly("NOTE-CANCEL-GATE", "NOTE-END-DOMAINS");
        assertThat(RULES.entries().stream()
                        .filter(entry -> entry.id().equals("NOTE-15-PUBLIC"))
                        .map(RuleEntry::natures))
                .containsExactly(Set.of(3));
    }

    @Test
    void every_province_says_something_of_its_own() {
        assertThat(RuleSet.PROVINCES)
                .allSatisfy(province -> assertThat(RULES.entries())
                        .anyMatch(entry -> entry.provinces().contains(province)));
    }
}
