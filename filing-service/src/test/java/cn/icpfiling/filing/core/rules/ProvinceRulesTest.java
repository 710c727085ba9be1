package cn.icpfiling.filing.core.rules;

import static cn.icpfiling.filing.core.rules.Facts.in;
import static cn.icpfiling.filing.core.rules.Facts.region;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.RuledAct;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.uploads.Checklist;
import cn.icpfiling.platform.problem.Violation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules whose bounds the province sets: holds, broken, and what no fact answers. */
class ProvinceRulesTest {

    private static final LocalDate TODAY = Facts.TODAY;

    @Test
    void a_principal_is_as_old_as_the_province_asks_on_the_very_birthday() {
        var facts = in("12");
        facts.servicePrincipal = principal("李四", 2, "310101200002290023", null);
        facts.today = LocalDate.of(2026, 2, 28);

        assertThat(FilingRules.all(facts.build())).isEmpty();

        facts.servicePrincipal = principal("王五", 2, bornOn("20080301"), null);
        assertThat(broken(facts)).containsExactly(tuple("R-010", "PRINCIPAL_TOO_YOUNG"));
        facts.today = LocalDate.of(2026, 3, 1);
        assertThat(broken(facts)).isEmpty();
    }

    @Test
    void the_age_behind_a_passport_is_for_a_reviewer() {
        var facts = in("12");
        facts.servicePrincipal = principal("John Roe", 7, "E12345678", null);

        assertThat(broken(facts)).isEmpty();
        assertThat(warned(facts)).containsOnlyOnce(tuple("R-010", "PRINCIPAL_AGE_UNKNOWN"));
        assertThat(FilingRules.unknowns(facts.build()))
                .extracting(Violation::rule, Violation::pointer)
                .containsExactly(tuple("R-010", "/service/principal/certificateNumber"));
    }

    @Test
    void between_16_and_18_jiangsu_wants_proof_of_work() {
        var facts = in("32");
        facts.servicePrincipal = principal("王五", 2, bornOn("20090301"), null);

        assertThat(facts.build().checklist().items())
                .anyMatch(item -> item.kind() == MaterialKind.WORK_PROOF && item.required());

        facts.servicePrincipal = principal("王五", 2, bornOn("20110301"), null);
        assertThat(broken(facts)).containsExactly(tuple("R-010", "PRINCIPAL_TOO_YOUNG"));
    }

    @Test
    void a_deputy_is_refused_where_the_legal_representative_is_asked_for() {
        var facts = in("11");
        facts.subjectPrincipal = principal("张三", 2, "11010519491231002X", false);

        assertThat(broken(facts)).containsExactly(tuple("R-012", "PRINCIPAL_IS_NOT_LEGAL_REPRESENTATIVE"));
        facts.today = LocalDate.of(2025, 11, 30);
        assertThat(broken(facts)).isEmpty();
    }

    @Test
    void a_deputy_in_jiangsu_answers_for_the_service_too() {
        var facts = in("32");
        facts.subjectPrincipal = principal("张三", 2, "11010519491231002X", false);

        assertThat(broken(facts)).containsExactly(tuple("R-013", "PRINCIPALS_DIFFER"));
        facts.servicePrincipal = facts.subjectPrincipal;
        assertThat(broken(facts)).isEmpty();
    }

    @Test
    void anhui_wants_one_principal_whoever_it_is() {
        var facts = in("34");

        assertThat(broken(facts)).containsExactly(tuple("R-013", "PRINCIPALS_DIFFER"));
        facts.servicePrincipal = facts.subjectPrincipal;
        assertThat(broken(facts)).isEmpty();
    }

    @Test
    void a_phone_from_elsewhere_is_told_and_refuses_nothing() {
        var facts = in("31");

        assertThat(broken(facts)).isEmpty();
        assertThat(warned(facts)).containsExactly(tuple("R-015", "PHONE_NOT_LOCAL"), tuple("R-015", "PHONE_NOT_LOCAL"));
        assertThat(warned(in("11"))).isEmpty();

        var person = Facts.ofAPerson();
        person.subjectPrincipal = withoutOfficePhone(person.subjectPrincipal);
        assertThat(warned(person)).containsExactly(tuple("R-015", "PHONE_PLACE_UNKNOWN"));
    }

    @Test
    void a_subject_in_shaanxi_has_thirty_sites_and_no_more() {
        var facts = in("61");
        facts.type = OrderType.NEW_SERVICE_SAME_PROVIDER;
        facts.sitesOnRecord = 29;

        assertThat(broken(facts)).isEmpty();
        facts.sitesOnRecord = 30;
        assertThat(broken(facts)).containsExactly(tuple("R-022", "TOO_MANY_SITES"));
        facts.type = OrderType.ACCESS_FILING;
        assertThat(broken(facts)).isEmpty();
        facts.type = OrderType.NEW_SERVICE_OTHER_PROVIDER;
        facts.sitesOnRecord = 0;
        assertThat(warned(facts)).contains(tuple("R-022", "SITES_ELSEWHERE_UNKNOWN"));
    }

    @Test
    void anhui_takes_no_new_credit_code_and_other_new_certificates_it_takes() {
        var facts = in("34");
        facts.type = OrderType.CHANGE_SUBJECT;

        assertThat(CertificateIsKept.check(facts.build(), true))
                .extracting(Violation::rule, Violation::code)
                .containsExactly(tuple("R-031", "CERTIFICATE_CHANGE_NOT_TAKEN_BY_PROVINCE"));
        assertThat(CertificateIsKept.check(facts.build(), false)).isEmpty();
        facts.certificateType = 12;
        facts.certificateNumber = "MA0000007";
        assertThat(CertificateIsKept.check(facts.build(), true)).isEmpty();

        var person = Facts.ofAPerson();
        person.region = region("34");
        person.type = OrderType.CHANGE_SUBJECT;
        assertThat(CertificateIsKept.check(person.build(), true)).isEmpty();
        var elsewhere = in("33");
        elsewhere.type = OrderType.CHANGE_SUBJECT;
        assertThat(CertificateIsKept.check(elsewhere.build(), true)).isEmpty();
    }

    @Test
    void with_more_than_one_site_hunan_wants_a_plan_of_them() {
        var facts = in("43");
        facts.domains = List.of("ok-shop.cn");
        facts.type = OrderType.NEW_SERVICE_SAME_PROVIDER;

        assertThat(required(facts)).doesNotContain(MaterialKind.SITE_PLAN);
        facts.sitesOnRecord = 1;
        assertThat(required(facts)).contains(MaterialKind.SITE_PLAN);
        facts.type = OrderType.CHANGE_SERVICE;
        assertThat(required(facts)).doesNotContain(MaterialKind.SITE_PLAN);
        var shanghai = in("31");
        shanghai.sitesOnRecord = 28;
        assertThat(required(shanghai)).doesNotContain(MaterialKind.SITE_PLAN);
        shanghai.sitesOnRecord = 29;
        assertThat(required(shanghai)).contains(MaterialKind.SITE_PLAN);
        shanghai.today = LocalDate.of(2025, 11, 30);
        assertThat(required(shanghai)).doesNotContain(MaterialKind.SITE_PLAN);
    }

    @Test
    void how_many_sites_stand_elsewhere_nobody_tells_so_the_plan_may_come_at_once() {
        var facts = in("43");
        facts.type = OrderType.NEW_SERVICE_OTHER_PROVIDER;

        assertThat(facts.build().checklist().items()).contains(new Checklist.Item(MaterialKind.SITE_PLAN, false));
        assertThat(in("11").build().checklist().items())
                .extracting(Checklist.Item::kind)
                .doesNotContain(MaterialKind.SITE_PLAN);
    }

    @Test
    void an_order_has_no_more_domains_than_the_province_takes() {
        var facts = in("43");
        facts.domains = List.of("ok-shop.cn", "ok-shop.com");

        assertThat(broken(facts)).containsExactly(tuple("R-016", "TOO_MANY_DOMAINS"));
        facts.domains = List.of("ok-shop.cn");
        assertThat(broken(facts)).isEmpty();
        var unbounded = in("11");
        unbounded.domains = List.of("ok-shop.cn", "ok-shop.com");
        assertThat(broken(unbounded)).isEmpty();
    }

    @Test
    void beijing_warns_of_country_domains() {
        var facts = in("11");
        facts.domains = List.of("ok-shop.cn", "ok-shop.io", "nonsense");

        assertThat(FilingRules.warnings(facts.build()))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/service/domains/1", "TLD_REFUSED_BY_PROVINCE"));
    }

    @Test
    void a_domain_ends_later_than_three_months_from_now() {
        var terms = DomainsRunLongEnough.of(
                Facts.RULES.on("11", RuledAct.FIRST_FILING, TODAY), Sponsor.ORGANISATION, TODAY);

        var result = terms.check(
                Arrays.asList(TODAY.plusMonths(3), TODAY.plusMonths(3).plusDays(1), null));

        assertThat(result.broken())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/service/domains/0", "DOMAIN_ENDS_TOO_SOON"));
        assertThat(result.unknown())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/service/domains/2", "DOMAIN_VALIDITY_UNKNOWN"));
        assertThat(result.warnings()).isEmpty();
    }

    @Test
    void what_an_operator_weakens_warns_and_what_nobody_asks_is_silent() {
        var none = Arrays.asList(TODAY, null);

        var weak = new DomainsRunLongEnough(3, RuleEntry.Effect.WARNS, TODAY).check(none);
        assertThat(weak.broken()).isEmpty();
        assertThat(weak.unknown()).isEmpty();
        assertThat(weak.warnings()).hasSize(2);

        var silent = DomainsRunLongEnough.of(
                Facts.RULES.on("44", RuledAct.FIRST_FILING, TODAY), Sponsor.ORGANISATION, TODAY);
        assertThat(silent.check(none)).isEqualTo(new DomainsRunLongEnough.Result(List.of(), List.of(), List.of()));
    }

    @Test
    void a_person_from_elsewhere_brings_proof_of_residence_where_it_is_asked_for() {
        assertThat(papersOfAPersonIn("31")).contains(MaterialKind.RESIDENCE_PROOF);
        assertThat(papersOfAPersonIn("62")).contains(MaterialKind.RESIDENCE_PROOF);
        assertThat(papersOfAPersonIn("11")).doesNotContain(MaterialKind.RESIDENCE_PROOF);
        assertThat(papersOfAPersonIn("61")).doesNotContain(MaterialKind.RESIDENCE_PROOF);

        var missing = Facts.ofAPerson();
        missing.region = region("31");
        missing.materials = EnumSet.complementOf(EnumSet.of(MaterialKind.RESIDENCE_PROOF));
        assertThat(FilingRules.all(missing.build()))
                .extracting(Violation::pointer, Violation::code)
                .contains(tuple("/materials/RESIDENCE_PROOF", "MATERIAL_MISSING"));
    }

    @Test
    void a_local_person_and_an_organisation_bring_none() {
        var local = Facts.ofAPerson();
        local.region = region("31");
        local.certificateNumber = "310101200002290023";
        assertThat(required(local)).doesNotContain(MaterialKind.RESIDENCE_PROOF);
        assertThat(required(in("31"))).doesNotContain(MaterialKind.RESIDENCE_PROOF);
        assertThat(required(in("44"))).contains(MaterialKind.PLEDGE);
    }

    @Test
    void a_public_body_lacks_the_approval_of_the_agency_above_where_its_province_asks_for_it() {
        var facts = in("36");
        facts.nature = 3;
        facts.materials = EnumSet.complementOf(EnumSet.of(MaterialKind.SUPERVISOR_APPROVAL));
        assertThat(required(facts)).contains(MaterialKind.SUPERVISOR_APPROVAL);
        assertThat(FilingRules.all(facts.build()))
                .extracting(Violation::pointer, Violation::code)
                .contains(tuple("/materials/SUPERVISOR_APPROVAL", "MATERIAL_MISSING"));

        facts.nature = 4;
        assertThat(required(facts)).doesNotContain(MaterialKind.SUPERVISOR_APPROVAL);
        facts.nature = 3;
        facts.region = region("11");
        assertThat(required(facts)).doesNotContain(MaterialKind.SUPERVISOR_APPROVAL);
    }

    @Test
    void an_access_filing_in_sichuan_lacks_the_papers_of_the_original_one() {
        var facts = in("51");
        facts.type = OrderType.ACCESS_FILING;
        assertThat(required(facts)).contains(MaterialKind.ORIGINAL_FILING);
        facts.type = OrderType.FIRST_FILING;
        assertThat(required(facts)).doesNotContain(MaterialKind.ORIGINAL_FILING);
    }

    @Test
    void sichuan_takes_no_change_of_the_subject_and_one_of_the_service() {
        var facts = in("51");
        facts.type = OrderType.CHANGE_SUBJECT;
        assertThat(broken(facts)).contains(tuple("R-030", "CHANGE_NOT_TAKEN_BY_PROVINCE"));
        facts.type = OrderType.CHANGE_SERVICE;
        assertThat(broken(facts)).doesNotContain(tuple("R-030", "CHANGE_NOT_TAKEN_BY_PROVINCE"));
        facts.type = OrderType.CHANGE_SUBJECT;
        facts.today = LocalDate.of(2025, 11, 30);
        assertThat(broken(facts)).doesNotContain(tuple("R-030", "CHANGE_NOT_TAKEN_BY_PROVINCE"));
    }

    @Test
    void until_2019_04_21_a_change_adds_a_domain_and_from_the_next_day_on_it_is_refused_by_the_entry_that_says_so() {
        var facts = in("43");
        facts.type = OrderType.CHANGE_SERVICE;
        facts.filedDomains = List.of("ok-shop.cn");
        facts.domains = List.of("ok-shop.cn", "OK-Added.cn");
        facts.today = LocalDate.of(2019, 4, 21);
        assertThat(broken(facts)).doesNotContain(tuple("R-032", "DOMAIN_ADDED"));
        assertThat(facts.build().addedDomains()).containsExactly("OK-Added.cn");

        facts.today = LocalDate.of(2019, 4, 22);
        assertThat(FilingRules.all(facts.build()))
                .extracting(Violation::rule, Violation::pointer, Violation::code)
                .contains(tuple("R-032", "/service/domains/1", "DOMAIN_ADDED"));
        var entry = Facts.RULES
                .on("43", RuledAct.CHANGE_SERVICE, facts.today)
                .entry(RuleParameter.DOMAINS_IN_CHANGE, Sponsor.ORGANISATION)
                .orElseThrow();
        assertThat(entry.id()).isEqualTo("DOMAINS-CHANGE-2019");

        facts.domains = List.of("ok-shop.cn");
        assertThat(broken(facts)).doesNotContain(tuple("R-032", "DOMAIN_ADDED"));
    }

    @Test
    void a_domain_that_a_change_adds_is_as_registrable_as_any_other() {
        var facts = in("43");
        facts.type = OrderType.CHANGE_SERVICE;
        facts.filedDomains = List.of("ok-shop.cn");
        facts.domains = List.of("ok-shop.cn", "shop.example.cn");
        facts.today = LocalDate.of(2019, 4, 21);

        assertThat(broken(facts)).contains(tuple("F-030", "DOMAIN_NOT_REGISTRABLE"));
    }

    @Test
    void families_name_their_acts_and_other_words_none() {
        assertThat(RuledAct.named("CHANGE")).containsExactly(RuledAct.CHANGE_SUBJECT, RuledAct.CHANGE_SERVICE);
        assertThat(RuledAct.named("CANCEL")).isEmpty();
        assertThat(RuledAct.named("FIRST_FILING")).containsExactly(RuledAct.FIRST_FILING);
        assertThat(RuledAct.named("NEW_SERVICE")).hasSize(2);
    }

    private static List<MaterialKind> papersOfAPersonIn(String province) {
        var facts = Facts.ofAPerson();
        facts.region = region(province);
        return required(facts);
    }

    private static List<MaterialKind> required(Facts facts) {
        return facts.build().checklist().items().stream()
                .filter(item -> item.required())
                .map(item -> item.kind())
                .toList();
    }

    private static List<org.assertj.core.groups.Tuple> broken(Facts facts) {
        return FilingRules.all(facts.build()).stream()
                .map(one -> tuple(one.rule(), one.code()))
                .toList();
    }

    private static List<org.assertj.core.groups.Tuple> warned(Facts facts) {
        return FilingRules.warnings(facts.build()).stream()
                .map(one -> tuple(one.rule(), one.code()))
                .toList();
    }

    private static Person principal(String name, int type, String number, Boolean legalRepresentative) {
        return new Person(name, type, number, "13800138000", "010-82998299", "p@example.com", legalRepresentative);
    }

    private static Person withoutOfficePhone(Person person) {
        return new Person(
                person.name(),
                person.certificateType(),
                person.certificateNumber(),
                person.mobile(),
                null,
                person.mail(),
                person.legalRepresentative());
    }

    private static String bornOn(String day) {
        var seventeen = "110105" + day + "001";
        var weights = new int[] {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < weights.length; i++) {
            sum += weights[i] * (seventeen.charAt(i) - '0');
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }
}
