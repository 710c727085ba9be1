package cn.icpfiling.filing.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.platform.problem.Violation;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule: holds, broken, and silent where another rule already says that something is missing. */
class FilingRulesTest {

    private static final Person GAPS = new Person(null, null, null, null, null, null, null);

    @Test
    void an_honest_filing_breaks_nothing() {
        assertThat(FilingRules.all(new Facts().build())).isEmpty();
        assertThat(FilingRules.all(Facts.ofAPerson().build())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void a_spoilt_filing_breaks_just_this_rule(String rule, String finding, Facts facts) {
        assertThat(FilingRules.all(facts.build()))
                .extracting(Violation::rule, violation -> violation.pointer() + " " + violation.code())
                .containsExactly(tuple(rule, finding));
    }

    @ParameterizedTest
    @CsvSource({
        "91110000MA00000077, 4,",
        "91110000MA00000077, 3, OF_ANOTHER_NATURE",
        "91110000MA00000077, 6, OF_ANOTHER_NATURE",
        "51510000MJ0000018T, 6,",
        "51510000MJ0000018T, 4, OF_ANOTHER_NATURE",
        "51510000MJ0000018T, 10, OF_ANOTHER_NATURE",
        "Y1110000MA0T000113, 4,",
        "31110000MA0000007D, 11,",
        // a number that is no credit code is another rule's
        "91350100M000100Y44, 3,",
        "11010519491231002X, 5,",
        "D2143569-X, 6,",
        "'', 4,"
    })
    void a_credit_code_of_another_nature_is_told_one_of_an_unlisted_department_is_not_and_neither_refuses(
            String number, int nature, String told) {
        var facts = new Facts();
        facts.certificateNumber = number;
        facts.nature = nature;
        var order = facts.build();

        assertThat(FilingRules.warnings(order))
                .filteredOn(warning -> !warning.rule().equals("F-003"))
                .extracting(Violation::rule, violation -> violation.pointer() + " " + violation.code())
                .containsExactlyElementsOf(
                        told == null ? List.of() : List.of(tuple("F-005", "/certificateNumber CREDIT_CODE_" + told)));
        assertThat(FilingRules.all(order)).extracting(Violation::rule).doesNotContain("F-005");
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M0001TGQXM, CHECK_DIGIT",
        "91350211M0000XUF46, CHECK_DIGIT",
        "91350203M0001FUE2P, CHECK_DIGIT",
        "91110000MA0000008A, INNER_CHECK"
    })
    void a_wrong_check_digit_of_an_organisation_is_told_and_refuses_nobody_once_it_is_confirmed(
            String code, String fault) {
        var facts = new Facts();
        facts.certificateNumber = code;
        var order = facts.build();

        assertThat(FilingRules.all(order)).extracting(Violation::rule).doesNotContain("F-003");
        assertThat(FilingRules.identity(order)).isEmpty();
        assertThat(FilingRules.warnings(order)).extracting(Violation::code).contains(fault);
        assertThat(FilingRules.unconfirmed(order)).extracting(Violation::code).contains(fault);
    }

    static Stream<Arguments> a_spoilt_filing_breaks_just_this_rule() {
        return Stream.of(
                broken("F-001", "/region/province PROVINCE_UNKNOWN", f -> f.region = new Region("71", "710100", null)),
                broken(
                        "F-001",
                        "/region/city CITY_NOT_IN_PROVINCE",
                        f -> f.region = new Region("11", "310100", "310101")),
                broken(
                        "F-001",
                        "/region/county COUNTY_NOT_IN_CITY",
                        f -> f.region = new Region("11", "110100", "120101")),
                broken("F-001", "/region/county FIELD_MISSING", f -> f.region = new Region("11", "110100", null)),
                broken("F-001", "/region/city CITY_NOT_IN_PROVINCE", f -> f.region = new Region("33", "330101", null)),
                broken(
                        "F-001",
                        "/region/county COUNTY_NOT_IN_CITY",
                        f -> f.region = new Region("33", "330100", "330100")),
                broken("F-002", "/nature NATURE_UNKNOWN", f -> f.nature = 7),
                broken("F-002", "/certificateType CERTIFICATE_TYPE_NOT_ALLOWED", f -> f.nature = 2),
                person("F-002", "/certificateType CERTIFICATE_TYPE_HISTORIC", f -> f.certificateType = 8),
                broken("F-003", "/certificateNumber CHARACTER", f -> f.certificateNumber = "91350100M000100Y4I"),
                broken(
                        "F-003",
                        "/certificateNumber SPONSOR_CERT_NO.THREE_IN_ONE",
                        f -> f.certificateNumber = "110108000000016"),
                broken("F-010", "/subject/name FIELD_MISSING", f -> f.subjectName = " "),
                broken(
                        "F-010",
                        "/subject/principal/mobile FIELD_MISSING",
                        f -> f.subjectPrincipal = with(f, null, "z@example.com")),
                broken("F-011", "/service/accessMode FIELD_MISSING", f -> f.accessMode = null),
                person("F-012", "/subject/principal/name PERSON_IS_NOT_PRINCIPAL", f -> f.subjectName = "李四"),
                person(
                        "F-012",
                        "/subject/principal/certificateNumber PERSON_IS_NOT_PRINCIPAL",
                        f -> f.certificateNumber = "360426199101010071"),
                broken(
                        "F-013",
                        "/service/principal/certificateType CERTIFICATE_TYPE_NOT_ALLOWED",
                        f -> f.servicePrincipal = certified(1, "91110000MA00000077")),
                broken(
                        "F-014",
                        "/service/principal/certificateNumber CHECK_DIGIT",
                        f -> f.servicePrincipal = certified(2, "110105194912310021")),
                broken(
                        "F-014",
                        "/service/principal/certificateNumber ID_OF_FIRST_GENERATION",
                        f -> f.servicePrincipal = certified(2, "110105491231002")),
                broken("F-018", "/subject/name MASKED_VALUE", f -> f.subjectName = "北京******公司"),
                broken("F-018", "/service/principal/name MASKED_VALUE", f -> f.servicePrincipal = named("李*")),
                broken(
                        "F-015",
                        "/subject/principal/mobile MOBILE_NOT_MAINLAND",
                        f -> f.subjectPrincipal = with(f, "+85261234567", "z@example.com")),
                broken(
                        "F-015",
                        "/subject/principal/mobile MOBILE_NOT_MAINLAND",
                        f -> f.subjectPrincipal = with(f, "010-82998299", "z@example.com")),
                broken(
                        "F-016",
                        "/subject/principal/officePhone PHONE_NOT_MAINLAND",
                        f -> f.subjectPrincipal =
                                new Person("张三", 2, "11010519491231002X", "13800138000", "12", "z@example.com", true)),
                broken(
                        "F-017",
                        "/subject/principal/mail MAIL_MALFORMED",
                        f -> f.subjectPrincipal = with(f, "13800138000", "z@example")),
                broken("F-019", "/subject/name TEXT_MARKUP", f -> f.subjectName = "北京<示例公司"),
                broken("F-019", "/subject/name TEXT_INVISIBLE", f -> f.subjectName = "北京\u200B示例公司"),
                broken("F-019", "/subject/name TEXT_INVISIBLE", f -> f.subjectName = "北京\u0007示例公司"),
                broken("F-019", "/subject/name TEXT_FULL_WIDTH", f -> f.subjectName = "北京ＡＢＣ公司"),
                broken("F-019", "/service/principal/name TEXT_MARKUP", f -> f.servicePrincipal = named("李>四")),
                broken("F-019", "/service/contentNote TEXT_INVISIBLE", f -> f.contentNote = "示例\u202E说明"),
                broken("F-020", "/service/name SERVICE_NAME_TOO_SHORT", f -> f.serviceName = "示例 shop"),
                broken("F-021", "/service/name SERVICE_NAME_HAS_SYMBOLS", f -> f.serviceName = "示例科技★官网"),
                broken("F-023", "/service/name SERVICE_NAME_NATIONAL", f -> f.serviceName = "中国示例网"),
                broken("F-020", "/service/name SERVICE_NAME_TOO_SHORT", f -> f.serviceName = "示例科技官网；官网"),
                broken("F-023", "/service/name SERVICE_NAME_NATIONAL", f -> f.serviceName = "小店网;中国人民网"),
                broken("F-024", "/service/name SERVICE_NAME_SENSITIVE", f -> f.serviceName = "示例廉政之窗"),
                person("F-025", "/service/name SERVICE_NAME_BUSINESS", f -> f.serviceName = "张三的博客"),
                broken(
                        "F-030",
                        "/service/domains/1 DOMAIN_TWICE",
                        f -> f.domains = List.of("ok-shop.cn", "WWW.ok-shop.cn")),
                broken(
                        "F-030",
                        "/service/domains/1 DOMAIN_MALFORMED",
                        f -> f.domains = List.of("ok-shop.cn", "nonsense")),
                broken(
                        "F-030",
                        "/service/domains/1 DOMAIN_IS_SUFFIX",
                        f -> f.domains = List.of("ok-shop.cn", "com.cn")),
                broken("F-031", "/service/domains CHECKED_DOMAIN_MISSING", f -> {
                    f.domains = List.of("other.cn");
                    f.homePage = null;
                }),
                broken("F-032", "/service/homePage HOME_PAGE_ELSEWHERE", f -> f.homePage = "www.other.cn"),
                broken(
                        "F-032",
                        "/service/homePage HOME_PAGE_ELSEWHERE",
                        f -> f.homePage = "http://www.other.cn/ok-shop.cn"),
                broken("F-032", "/service/homePage HOME_PAGE_ELSEWHERE", f -> f.homePage = "ok-shop.cn@other.cn"),
                broken("F-032", "/service/homePage HOME_PAGE_ELSEWHERE", f -> f.homePage = "notok-shop.cn"),
                broken("F-040", "/service/contentTypes CODE_UNKNOWN", f -> f.contentTypes = 1L << 24),
                broken("F-040", "/service/contentTypes CODE_UNKNOWN", f -> f.contentTypes = 0L),
                broken("F-041", "/service/preApprovals CODE_UNKNOWN", f -> f.preApprovals = 64L),
                broken("F-042", "/service/accessMode CODE_UNKNOWN", f -> f.accessMode = 32L),
                broken("F-043", "/service/serverLocation CODE_UNKNOWN", f -> f.serverLocation = 1L << 40),
                broken("F-044", "/service/languages/1 CODE_UNKNOWN", f -> f.languages = List.of(1, 18)),
                broken("F-044", "/service/languages/1 CODE_TWICE", f -> f.languages = List.of(1, 1)),
                person("F-045", "/service/contentTypes CONTENT_NOT_FOR_PERSONS", f -> f.contentTypes = 32L | 256L),
                broken("F-046", "/service/contentNote CONTENT_NOTE_MISSING", f -> f.contentTypes = 8388608L),
                broken("R-032", "/service/domains/0 DOMAIN_ADDED", f -> {
                    f.type = OrderType.CHANGE_SERVICE;
                    f.filedDomains = List.of("ok-other.cn");
                }),
                broken("F-034", "/service/domains/1 DOMAIN_ADDED", f -> {
                    f.type = OrderType.ACCESS_FILING;
                    f.filedDomains = List.of("ok-shop.cn");
                    f.domains = List.of("ok-shop.cn", "ok-added.cn");
                }),
                broken("F-050", "/service/serviceNumber SERVICE_NUMBER_MISSING", f -> f.numberBound = false),
                broken(
                        "F-050",
                        "/service/serviceNumber SERVICE_NUMBER_TERM_ENDED",
                        f -> f.numberTermEnds = Facts.TODAY.minusDays(1)),
                broken(
                        "F-060",
                        "/materials/SUBJECT_CERTIFICATE MATERIAL_MISSING",
                        f -> f.materials = EnumSet.complementOf(EnumSet.of(MaterialKind.SUBJECT_CERTIFICATE))));
    }

    @Test
    void a_domain_is_filed_as_it_is_registered() {
        var facts = new Facts();
        facts.domain = "shop.example.cn";
        facts.domains = List.of("shop.example.cn");
        facts.homePage = null;

        assertThat(FilingRules.all(facts.build()))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(
                        tuple("/domain", "DOMAIN_NOT_REGISTRABLE"),
                        tuple("/service/domains/0", "DOMAIN_NOT_REGISTRABLE"));
    }

    @Test
    void free_text_may_have_several_lines() {
        var facts = new Facts();
        facts.contentNote = "第一行\n第二行１";

        assertThat(new TextsArePlain().check(facts.build())).isEmpty();
    }

    @Test
    void a_bare_domain_is_no_name() {
        var facts = new Facts();
        facts.serviceName = "示例科技官网； www.ok-shop.cn";

        assertThat(new ServiceNameIsNotTheDomain().check(facts.build()))
                .extracting(Violation::rule, Violation::code)
                .containsExactly(tuple("F-022", "SERVICE_NAME_IS_DOMAIN"));
    }

    @Test
    void what_is_not_entered_is_a_gap_and_no_other_fault() {
        var facts = new Facts();
        facts.subjectPrincipal = GAPS;
        facts.servicePrincipal = null;
        facts.serviceName = null;
        facts.domains = null;
        facts.homePage = null;
        facts.contentTypes = null;
        facts.preApprovals = null;
        facts.languages = null;
        facts.serverLocation = null;

        assertThat(FilingRules.all(facts.build()))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation.code()).isEqualTo("FIELD_MISSING"))
                .extracting(Violation::pointer)
                .contains("/service/principal/mobile", "/subject/principal/legalRepresentative", "/service/domains")
                .doesNotHaveDuplicates();
    }

    @Test
    void an_empty_draft_is_judged_without_a_fault_of_ours() {
        assertThat(FilingRules.all(Facts.nothingEntered()))
                .extracting(Violation::code)
                .containsOnly("FIELD_MISSING", "SERVICE_NUMBER_MISSING", "MATERIAL_MISSING");
    }

    @Test
    void a_city_without_counties_needs_none() {
        var facts = new Facts();
        facts.region = new Region("44", "441900", null);

        assertThat(FilingRules.all(facts.build())).isEmpty();
    }

    /** The Chongwen district became part of Dongcheng in 2010. */
    @Test
    void a_region_that_has_ended_is_told_with_its_successor_and_refuses_nothing() {
        var facts = new Facts();
        facts.region = new Region("11", "110100", "110103");

        assertThat(FilingRules.all(facts.build())).isEmpty();
        assertThat(FilingRules.warnings(facts.build()))
                .extracting(Violation::pointer, Violation::code, Violation::args)
                .containsExactly(tuple("/region/county", "REGION_ENDED", List.of("110103", List.of("110101"))));
    }

    /** Lists end with a day, divisions change each year: an incomplete list never refuses. */
    @Test
    void a_region_that_no_list_has_is_told_and_refuses_nothing() {
        var facts = new Facts();
        facts.region = new Region("33", "339900", "339901");

        assertThat(FilingRules.all(facts.build())).isEmpty();
        assertThat(FilingRules.warnings(facts.build()))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(
                        tuple("/region/city", "REGION_NOT_LISTED"), tuple("/region/county", "REGION_NOT_LISTED"));
    }

    @Test
    void a_region_that_ended_later_is_not_told() {
        var facts = new Facts();
        facts.region = new Region("11", "110100", "110103");
        facts.today = LocalDate.of(2010, 12, 30);

        assertThat(new RegionIsKnown().warn(facts.build())).isEmpty();
    }

    @Test
    void one_paper_is_enough_for_one_person() {
        var facts = new Facts();
        facts.servicePrincipal = facts.subjectPrincipal;
        facts.materials = Set.of(
                MaterialKind.SUBJECT_CERTIFICATE, MaterialKind.SUBJECT_PRINCIPAL_ID, MaterialKind.VERIFICATION_SHEET);

        assertThat(FilingRules.all(facts.build())).isEmpty();
    }

    @Test
    void a_deputy_needs_a_letter_and_regulated_content_its_permit() {
        var facts = new Facts();
        facts.region = new Region("22", "220100", "220102");
        facts.subjectPrincipal =
                new Person("张三", 2, "11010519491231002X", "13800138000", "010-82998299", "z@example.com", false);
        facts.preApprovals = 1L;
        facts.materials = EnumSet.complementOf(
                EnumSet.of(MaterialKind.LETTER_OF_AUTHORITY, MaterialKind.PRE_APPROVAL, MaterialKind.DOMAIN_PROOF));

        assertThat(FilingRules.all(facts.build()))
                .extracting(Violation::pointer)
                .containsExactly("/materials/LETTER_OF_AUTHORITY", "/materials/PRE_APPROVAL");
    }

    @Test
    void the_ids_are_those_of_the_rule_data() throws IOException {
        var data = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("src/main/resources/rules/filing-rules.yaml").toFile());
        var listed = new ArrayList<String>();
        data.path("rules").forEach(rule -> listed.add(rule.path("id").asText()));
        var coded =
                new ArrayList<>(FilingRules.rules().stream().map(FilingRule::id).toList());
        coded.addAll(List.of("F-061", "F-062", "F-070"));

        assertThat(coded).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(listed);
    }

    private static Arguments broken(String rule, String finding, Consumer<Facts> spoil) {
        var facts = new Facts();
        spoil.accept(facts);
        return Arguments.of(rule, finding, facts);
    }

    private static Arguments person(String rule, String finding, Consumer<Facts> spoil) {
        var facts = Facts.ofAPerson();
        spoil.accept(facts);
        return Arguments.of(rule, finding, facts);
    }

    private static Person with(Facts facts, String mobile, String mail) {
        var person = facts.subjectPrincipal;
        return new Person(
                person.name(),
                person.certificateType(),
                person.certificateNumber(),
                mobile,
                person.officePhone(),
                mail,
                person.legalRepresentative());
    }

    private static Person named(String name) {
        return new Person(name, 2, "310101200002290023", "13900139000", "010-82998299", "l@example.com", null);
    }

    private static Person certified(int type, String number) {
        return new Person("李四", type, number, "13900139000", "010-82998299", "l@example.com", null);
    }
}
