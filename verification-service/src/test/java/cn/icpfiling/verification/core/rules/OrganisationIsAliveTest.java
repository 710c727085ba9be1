package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationIsAliveTest {

    @Test
    void holds_when_it_is_registered_and_represented_as_the_filing_says() {
        assertThat(judge(RegisterStatus.REGISTERED, true)).isEqualTo(new OrganisationFinding(RuleResult.HOLDS, null));
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, SPONSOR_NAME.CERT_CANCELLED",
        "REVOKED, SPONSOR_NAME.CERT_REVOKED",
        "RENAMED, SPONSOR_NAME.RENAMED",
        "REGISTERED, SUBJECT_PRINCIPAL.NOT_LEGAL_REP",
    })
    void is_broken_with_the_reason_of_the_trade(RegisterStatus status, String reason) {
        var finding = judge(status, false);

        assertThat(finding.result()).isEqualTo(RuleResult.BROKEN);
        assertThat(finding.code().reason()).isEqualTo(reason);
    }

    @Test
    void is_broken_when_no_register_knows_the_number_and_unknown_when_none_answers() {
        assertThat(OrganisationIsAlive.judge(Answer.absent(), true))
                .isEqualTo(new OrganisationFinding(RuleResult.BROKEN, OrganisationCode.NUMBER_UNKNOWN));
        assertThat(OrganisationIsAlive.judge(Answer.unknown(), true))
                .isEqualTo(new OrganisationFinding(RuleResult.UNKNOWN, OrganisationCode.SOURCE_UNAVAILABLE));
        assertThat(OrganisationIsAlive.notApplicable().result()).isEqualTo(RuleResult.NOT_APPLICABLE);
    }

    @Test
    void a_number_with_a_wrong_check_digit_is_a_persons_when_no_register_knows_it_and_holds_when_one_does() {
        assertThat(OrganisationIsAlive.judge(Answer.absent(), false))
                .isEqualTo(new OrganisationFinding(RuleResult.UNKNOWN, OrganisationCode.NUMBER_UNCONFIRMED));
        assertThat(OrganisationIsAlive.judge(Answer.known(new RegisterEntry(RegisterStatus.REGISTERED, true)), false)
                        .result())
                .isEqualTo(RuleResult.HOLDS);
    }

    @Test
    void a_mobile_is_the_persons_anothers_nobodys_or_unknown() {
        assertThat(PhoneIsTheirs.judge(Answer.known(IdentityMatch.MATCH)))
                .isEqualTo(new PhoneFinding(RuleResult.HOLDS, null));
        assertThat(PhoneIsTheirs.judge(Answer.known(IdentityMatch.MISMATCH)))
                .isEqualTo(new PhoneFinding(RuleResult.BROKEN, PhoneCode.PHONE_MISMATCH));
        assertThat(PhoneIsTheirs.judge(Answer.absent()))
                .isEqualTo(new PhoneFinding(RuleResult.BROKEN, PhoneCode.PHONE_NOT_FOUND));
        assertThat(PhoneIsTheirs.judge(Answer.unknown()))
                .isEqualTo(new PhoneFinding(RuleResult.UNKNOWN, PhoneCode.SOURCE_UNAVAILABLE));
        assertThat(PhoneIsTheirs.notApplicable()).isEqualTo(new PhoneFinding(RuleResult.NOT_APPLICABLE, null));
    }

    private static OrganisationFinding judge(RegisterStatus status, boolean represented) {
        return OrganisationIsAlive.judge(Answer.known(new RegisterEntry(status, represented)), true);
    }
}
