package cn.icpfiling.filing.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every field that must be entered is missed by its pointer when it is not. */
class CompletenessTest {

    @Test
    void an_empty_subject_misses_each_of_its_fields() {
        assertThat(new SubjectIsComplete().check(Facts.nothingEntered()))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/subject/name",
                        "/subject/certificateAddress",
                        "/subject/mailingAddress",
                        "/subject/principal/name",
                        "/subject/principal/certificateType",
                        "/subject/principal/certificateNumber",
                        "/subject/principal/mobile",
                        "/subject/principal/mail",
                        "/subject/principal/officePhone",
                        "/subject/principal/legalRepresentative");
    }

    @Test
    void an_empty_service_misses_each_of_its_fields() {
        assertThat(new ServiceIsComplete().check(Facts.nothingEntered()))
                .extracting(Violation::pointer)
                .containsExactly(
                        "/service/name",
                        "/service/domains",
                        "/service/contentTypes",
                        "/service/languages",
                        "/service/accessMode",
                        "/service/serverLocation",
                        "/service/principal/name",
                        "/service/principal/certificateType",
                        "/service/principal/certificateNumber",
                        "/service/principal/mobile",
                        "/service/principal/mail",
                        "/service/principal/officePhone");
    }

    @Test
    void a_person_has_neither_an_office_nor_a_legal_representative() {
        var facts = Facts.ofAPerson();
        var himself = new Person("张三", 2, "11010519491231002X", "13800138000", null, "z@example.com", null);
        facts.subjectPrincipal = himself;
        facts.servicePrincipal = himself;

        assertThat(FilingRules.all(facts.build())).isEmpty();
    }

    @Test
    void the_type_check_refuses_a_wrong_identity_and_asks_for_nothing_else() {
        var facts = new Facts();
        facts.certificateNumber = "91350100M000100Y44";
        facts.domain = "com.cn";
        var entered = facts.build();
        var identity = OrderFacts.ofIdentity(entered.identity(), Facts.TODAY, entered.book());

        assertThat(FilingRules.identity(identity)).extracting(Violation::code).isEqualTo(List.of("DOMAIN_IS_SUFFIX"));
        assertThat(FilingRules.unconfirmed(identity))
                .extracting(Violation::code)
                .isEqualTo(List.of("CHECK_DIGIT"));
    }

    @Test
    void a_domain_that_cannot_be_read_is_not_the_checked_one() {
        var facts = new Facts();
        facts.domains = List.of("nonsense");

        assertThat(new CheckedDomainIsAmongThem().check(facts.build()))
                .extracting(Violation::code)
                .containsExactly("CHECKED_DOMAIN_MISSING");
    }

    @Test
    void three_chinese_characters_are_a_name() {
        var facts = new Facts();
        facts.serviceName = "示例店";

        assertThat(new ServiceNameIsLongEnough().check(facts.build())).isEmpty();
    }
}
