package cn.icpfiling.filing.core.uploads;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.catalogue.NumberForm;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.platform.identifier.Check;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecklistTest {

    private static final int ENTERPRISE = 4;
    private static final Person HEAD = person("11010519491231002x", 2, true);
    private static final Person OTHER = person("310101200002290023", 2, null);

    @Test
    void an_enterprise_hands_in_its_certificate_and_the_ids_of_both_principals() {
        assertThat(required(ENTERPRISE, HEAD, OTHER, 0L))
                .containsExactly(
                        MaterialKind.SUBJECT_CERTIFICATE,
                        MaterialKind.SUBJECT_PRINCIPAL_ID,
                        MaterialKind.SERVICE_PRINCIPAL_ID,
                        MaterialKind.VERIFICATION_SHEET);
    }

    @Test
    void one_person_in_both_parts_hands_in_one_id_however_the_number_is_written() {
        var same = person(" 11010519491231002X ", 2, null);

        assertThat(required(ENTERPRISE, HEAD, same, 0L)).doesNotContain(MaterialKind.SERVICE_PRINCIPAL_ID);
        assertThat(required(ENTERPRISE, HEAD, person("11010519491231002X", 3, null), 0L))
                .contains(MaterialKind.SERVICE_PRINCIPAL_ID);
    }

    @Test
    void people_not_entered_yet_are_not_taken_for_one() {
        assertThat(required(ENTERPRISE, null, null, 0L)).contains(MaterialKind.SERVICE_PRINCIPAL_ID);
        assertThat(required(ENTERPRISE, person(null, 2, true), person(null, 2, null), 0L))
                .contains(MaterialKind.SERVICE_PRINCIPAL_ID);
    }

    @Test
    void a_deregistration_asks_for_no_paper_at_all() {
        assertThat(Checklist.of(OrderType.DEREGISTER_SERVICE, ENTERPRISE, null, null, DomainPapers.ACCEPTED)
                        .items())
                .isEmpty();
    }

    @Test
    void a_deputy_brings_a_letter_and_regulated_content_a_permit() {
        assertThat(required(ENTERPRISE, person("11010519491231002X", 2, false), OTHER, 1L))
                .contains(MaterialKind.LETTER_OF_AUTHORITY, MaterialKind.PRE_APPROVAL);
        assertThat(required(ENTERPRISE, person("11010519491231002X", 2, null), OTHER, null))
                .doesNotContain(MaterialKind.LETTER_OF_AUTHORITY, MaterialKind.PRE_APPROVAL);
    }

    @Test
    void a_change_of_a_subject_asks_for_proof_from_an_organisation_and_for_nothing_of_a_service() {
        assertThat(Checklist.of(OrderType.CHANGE_SUBJECT, ENTERPRISE, null, null, DomainPapers.ACCEPTED)
                        .items())
                .contains(new Checklist.Item(MaterialKind.CHANGE_PROOF, true))
                .extracting(Checklist.Item::kind)
                .contains(MaterialKind.DOMAIN_PROOF)
                .doesNotContain(MaterialKind.SERVICE_PRINCIPAL_ID, MaterialKind.PRE_APPROVAL);
        assertThat(Checklist.of(OrderType.CHANGE_SUBJECT, CodeTables.PERSON, null, null, DomainPapers.NOT_FOR_PERSONS)
                        .items())
                .contains(new Checklist.Item(MaterialKind.CHANGE_PROOF, false));
        assertThat(Checklist.of(OrderType.CHANGE_SERVICE, ENTERPRISE, null, null, DomainPapers.NOT_IN_PROVINCE)
                        .items())
                .contains(new Checklist.Item(MaterialKind.CHANGE_PROOF, false))
                .extracting(Checklist.Item::kind)
                .contains(MaterialKind.SERVICE_PRINCIPAL_ID);
    }

    @ParameterizedTest
    @EnumSource(OrderType.class)
    void a_change_takes_a_domain_certificate_and_demands_none(OrderType type) {
        var items = Checklist.of(type, ENTERPRISE, null, null, DomainPapers.NOT_IN_PROVINCE)
                .items();

        if (type.isChange()) {
            assertThat(items).contains(new Checklist.Item(MaterialKind.DOMAIN_CERTIFICATE, false));
        } else {
            assertThat(items).extracting(Checklist.Item::kind).doesNotContain(MaterialKind.DOMAIN_CERTIFICATE);
        }
    }

    @Test
    void nothing_entered_still_has_a_list() {
        assertThat(Checklist.of(OrderType.FIRST_FILING, ENTERPRISE, null, null, DomainPapers.ACCEPTED)
                        .items())
                .extracting(Checklist.Item::kind)
                .containsExactly(
                        MaterialKind.SUBJECT_CERTIFICATE,
                        MaterialKind.SUBJECT_PRINCIPAL_ID,
                        MaterialKind.SERVICE_PRINCIPAL_ID,
                        MaterialKind.VERIFICATION_SHEET,
                        MaterialKind.LETTER_OF_AUTHORITY,
                        MaterialKind.PRE_APPROVAL,
                        MaterialKind.DOMAIN_PROOF);
    }

    @Test
    void proof_of_a_domain_held_by_somebody_else_is_asked_for_only_where_it_may_stand_in() {
        assertThat(Checklist.of(OrderType.FIRST_FILING, ENTERPRISE, null, null, DomainPapers.ACCEPTED)
                        .items())
                .contains(new Checklist.Item(MaterialKind.DOMAIN_PROOF, false));
        assertThat(Checklist.of(OrderType.FIRST_FILING, ENTERPRISE, null, null, DomainPapers.NOT_IN_PROVINCE)
                        .items())
                .extracting(Checklist.Item::kind)
                .doesNotContain(MaterialKind.DOMAIN_PROOF);
        assertThat(Checklist.of(OrderType.FIRST_FILING, CodeTables.PERSON, null, null, DomainPapers.NOT_FOR_PERSONS)
                        .items())
                .extracting(Checklist.Item::kind)
                .doesNotContain(MaterialKind.DOMAIN_PROOF);
    }

    @Test
    void a_certificate_without_check_digits_is_letters_digits_and_hyphens() {
        var today = LocalDate.of(2026, 3, 2);

        assertThat(NumberForm.FREE.check(" e-1234567 ", today)).isEqualTo(new Check.Valid("E-1234567"));
        assertThat(NumberForm.FREE.check("12★", today))
                .isEqualTo(new Check.Invalid("12★", List.of(Check.Fault.CHARACTER)));
    }

    private static List<MaterialKind> required(int nature, Person head, Person service, Long preApprovals) {
        var subjectPart = new SubjectPart("示例", null, null, null, head);
        var servicePart =
                new ServicePart(null, null, null, null, null, null, preApprovals, null, null, null, null, service);
        return Checklist.of(OrderType.FIRST_FILING, nature, subjectPart, servicePart, DomainPapers.NOT_IN_PROVINCE)
                .items()
                .stream()
                .filter(Checklist.Item::required)
                .map(Checklist.Item::kind)
                .toList();
    }

    private static Person person(String number, Integer type, Boolean legalRepresentative) {
        return new Person("张三", type, number, null, null, null, legalRepresentative);
    }
}
