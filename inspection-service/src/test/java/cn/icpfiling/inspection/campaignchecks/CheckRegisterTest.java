package cn.icpfiling.inspection.campaignchecks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.platform.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check asks the register about a sponsor, and opens a finding for each answer that differs. */
class CheckRegisterTest {
    private static final UUID SUBJECT = Ids.next();
    private static final UUID CHECK = Ids.next();
    private static final int ENTERPRISE = 4;
    private static final int PERSON = 5;

    private final List<OrganisationChecksApi.Question> asked = new ArrayList<>();
    private SponsorsApi.Sponsor sponsor = sponsor("甲方");

    @Test
    void the_filed_name_number_and_legal_representative_are_asked_about() {
        answered("HOLDS", null);
        assertThat(asked)
                .containsExactly(
                        new OrganisationChecksApi.Question(SUBJECT, "北京甲科技有限公司", 1, "91110000MA00000077", "甲方"));
    }

    @Test
    void a_filing_that_names_no_legal_representative_asks_about_none() {
        sponsor = sponsor(null);
        answered("HOLDS", null);
        assertThat(asked)
                .singleElement()
                .satisfies(
                        question -> assertThat(question.legalRepresentative()).isNull());
    }

    @ParameterizedTest
    @CsvSource({
        "CERT_CANCELLED,           SPONSOR_NAME.CERT_CANCELLED",
        "CERT_REVOKED,             SPONSOR_NAME.CERT_REVOKED",
        "RENAMED,                  SPONSOR_NAME.RENAMED",
        "NOT_LEGAL_REPRESENTATIVE, SUBJECT_PRINCIPAL.NOT_LEGAL_REP"
    })
    void a_sponsor_whom_the_register_denies_fails_for_the_reason_of_the_answer(String code, String reason) {
        assertThat(answered("BROKEN", code))
                .isEqualTo(new CheckOutcome.Failed(List.of(reason), null, code + " check " + CHECK));
    }

    @ParameterizedTest
    @CsvSource({
        "BROKEN,         NUMBER_UNKNOWN,     false",
        "UNKNOWN,        NUMBER_UNCONFIRMED, false",
        "UNKNOWN,        SOURCE_UNAVAILABLE, true"
    })
    void an_answer_that_decides_nothing_is_no_fault(String result, String code, boolean mayPass) {
        assertThat(answered(result, code)).isEqualTo(new CheckOutcome.Unknown(code + " check " + CHECK, mayPass));
    }

    @Test
    void a_confirmed_sponsor_passes_and_one_in_no_register_is_for_a_person() {
        assertThat(answered("HOLDS", null)).isEqualTo(new CheckOutcome.Passed("HOLDS check " + CHECK));
        assertThat(answered("NOT_APPLICABLE", null)).isEqualTo(new CheckOutcome.Unknown("NO_REGISTER_ENTRY", false));
    }

    @Test
    void no_register_is_asked_about_a_person() {
        assertThat(check("HOLDS", null).check(site(PERSON)))
                .isEqualTo(new CheckOutcome.Unknown("NO_REGISTER_OF_PEOPLE", false));
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 110108000000016, true",
        "1, 110108000000017, true",
        "2, 110108000000016, false",
        "1, 11010800000001,  false"
    })
    void a_licence_with_fifteen_digits_is_from_before_the_credit_codes_and_no_register_is_asked(
            int type, String number, boolean isOld) {
        sponsor = new SponsorsApi.Sponsor("北京甲科技有限公司", type, number, "甲方");
        assertThat(answered("NOT_APPLICABLE", null))
                .isEqualTo(
                        isOld
                                ? new CheckOutcome.Failed(
                                        List.of(new CheckOutcome.Fault("SPONSOR_CERT_NO.THREE_IN_ONE", null)),
                                        true,
                                        "NUMBER_BEFORE_CREDIT_CODES")
                                : new CheckOutcome.Unknown("NO_REGISTER_ENTRY", false));
        assertThat(asked).hasSize(isOld ? 0 : 1);
    }

    @Test
    void a_sponsor_without_a_number_is_a_question_to_the_register() {
        sponsor = new SponsorsApi.Sponsor("北京甲科技有限公司", 1, null, "甲方");
        assertThat(answered("NOT_APPLICABLE", null)).isEqualTo(new CheckOutcome.Unknown("NO_REGISTER_ENTRY", false));
    }

    private CheckOutcome answered(String result, String code) {
        return check(result, code).check(site(ENTERPRISE));
    }

    private CheckRegister check(String result, String code) {
        return new CheckRegister(subject -> subject.equals(SUBJECT) ? sponsor : null, question -> {
            asked.add(question);
            return new OrganisationChecksApi.Check(CHECK, result, code);
        });
    }

    private static SponsorsApi.Sponsor sponsor(String legalRepresentative) {
        return new SponsorsApi.Sponsor("北京甲科技有限公司", 1, "91110000MA00000077", legalRepresentative);
    }

    private static FiledSiteFacts site(int nature) {
        return new FiledSiteFacts(
                Ids.next(),
                SUBJECT,
                "京ICP备2026000001号-1",
                "京ICP备2026000001号",
                "WEBSITE",
                List.of("ok.example"),
                new FiledSiteFacts.Filing(Instant.parse("2026-11-24T09:00:00Z"), null, Set.of()),
                "11",
                nature,
                Ids.next(),
                null,
                true);
    }
}
