package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrincipalIsGenuineTest {

    @Test
    void holds_when_the_number_belongs_to_the_name() {
        assertThat(judge(true, Answer.known(IdentityMatch.MATCH)))
                .isEqualTo(new PrincipalFinding(RuleResult.HOLDS, null));
    }

    @Test
    void is_broken_when_the_number_cannot_be_one_whatever_the_source_says() {
        assertThat(judge(false, Answer.known(IdentityMatch.MATCH)))
                .isEqualTo(broken(IdentityCode.IDENTITY_NUMBER_INVALID));
    }

    @Test
    void is_broken_when_the_number_is_another_persons_or_nobodys() {
        assertThat(judge(true, Answer.known(IdentityMatch.MISMATCH))).isEqualTo(broken(IdentityCode.IDENTITY_MISMATCH));
        assertThat(judge(true, Answer.absent())).isEqualTo(broken(IdentityCode.IDENTITY_NOT_FOUND));
    }

    @Test
    void is_unknown_when_the_source_does_not_answer() {
        assertThat(judge(true, Answer.unknown()))
                .isEqualTo(new PrincipalFinding(RuleResult.UNKNOWN, IdentityCode.SOURCE_UNAVAILABLE));
    }

    @Test
    void is_for_a_person_when_the_source_does_not_know_the_type_of_certificate() {
        assertThat(judge(true, Answer.known(IdentityMatch.NOT_SUPPORTED)))
                .isEqualTo(new PrincipalFinding(RuleResult.UNKNOWN, IdentityCode.IDENTITY_UNCONFIRMED));
        assertThat(PhoneIsTheirs.judge(Answer.known(IdentityMatch.NOT_SUPPORTED)))
                .isEqualTo(new PhoneFinding(RuleResult.UNKNOWN, PhoneCode.PHONE_UNCONFIRMED));
    }

    private static PrincipalFinding judge(boolean numberHolds, Answer<IdentityMatch> identity) {
        return PrincipalIsGenuine.judge(new PrincipalFacts(numberHolds, identity));
    }

    private static PrincipalFinding broken(IdentityCode code) {
        return new PrincipalFinding(RuleResult.BROKEN, code);
    }
}
