package cn.icpfiling.verification.core.rules;

import static cn.icpfiling.verification.core.rules.Facts.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RealNameIsStoredAtAuthorityTest {

    private static final Answer<AuthorityRecord> LACKING = Answer.known(new AuthorityRecord(false, null));

    private final RealNameIsStoredAtAuthority rule = new RealNameIsStoredAtAuthority();

    @Test
    void holds_when_the_authority_has_the_current_data() {
        assertThat(rule.judge(Facts.good().facts())).isEqualTo(Finding.holds(RuleId.D3));
    }

    @Test
    void is_broken_and_names_the_third_day_when_the_authority_lacks_data_of_yesterday() {
        var facts = Facts.good().verifiedOn(TODAY.minusDays(1)).authority(LACKING);

        assertThat(rule.judge(facts.facts()))
                .isEqualTo(Finding.brokenUntil(RuleId.D3, FindingCode.REAL_NAME_NOT_SYNCED, TODAY.plusDays(2)));
    }

    @Test
    void is_broken_and_names_tomorrow_when_the_data_should_have_arrived_long_ago() {
        var facts = Facts.good().verifiedOn(TODAY.minusDays(30)).authority(LACKING);

        assertThat(rule.judge(facts.facts()))
                .isEqualTo(Finding.brokenUntil(RuleId.D3, FindingCode.REAL_NAME_NOT_SYNCED, TODAY.plusDays(1)));
    }

    @Test
    void is_broken_when_the_authority_still_holds_the_data_of_before() {
        var facts = Facts.good()
                .verifiedOn(TODAY.minusDays(1))
                .authority(Answer.known(new AuthorityRecord(true, TODAY.minusDays(2))));

        assertThat(rule.judge(facts.facts()).code()).isEqualTo(FindingCode.REAL_NAME_NOT_SYNCED);
    }

    @Test
    void warns_until_the_third_day_when_the_authority_cannot_be_asked() {
        var facts = Facts.good().verifiedOn(TODAY.minusDays(2)).authority(Answer.unknown());

        assertThat(rule.judge(facts.facts()))
                .isEqualTo(Finding.unknownUntil(RuleId.D3, FindingCode.REAL_NAME_NOT_SYNCED, TODAY.plusDays(1)));
    }

    @Test
    void holds_from_the_third_day_on_when_the_authority_cannot_be_asked() {
        var facts = Facts.good().verifiedOn(TODAY.minusDays(3)).authority(Answer.unknown());

        assertThat(rule.judge(facts.facts())).isEqualTo(Finding.holds(RuleId.D3));
    }

    @Test
    void is_unknown_when_neither_record_can_be_read_or_no_day_is_told() {
        var neither = Facts.good().realName(Answer.unknown()).authority(Answer.unknown());
        var noDay = Facts.good().verifiedOn(null).authority(Answer.unknown());

        assertThat(rule.judge(neither.facts())).isEqualTo(Finding.unknown(RuleId.D3));
        assertThat(rule.judge(noDay.facts())).isEqualTo(Finding.unknown(RuleId.D3));
    }

    @Test
    void does_not_apply_before_the_verification_because_d2_says_so() {
        assertThat(rule.judge(Facts.good().notVerified().authority(LACKING).facts()))
                .isEqualTo(Finding.notApplicable(RuleId.D3));
    }
}
