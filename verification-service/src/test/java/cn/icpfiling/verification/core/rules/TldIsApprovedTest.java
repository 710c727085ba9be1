package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TldIsApprovedTest {

    private static final Finding BROKEN = Finding.broken(RuleId.D5, FindingCode.TLD_NOT_APPROVED);

    private static final Finding NOT_LISTED = Finding.unknown(RuleId.D5, FindingCode.TLD_NOT_LISTED);
    private static final LocalDate FROM = LocalDate.parse("2018-01-01");
    private static final LocalDate UNTIL = LocalDate.parse("2019-08-20");

    private final TldIsApproved rule = new TldIsApproved();

    @Test
    void holds_when_the_list_says_approved() {
        assertThat(rule.judge(Facts.good().facts())).isEqualTo(Finding.holds(RuleId.D5));
    }

    @Test
    void is_broken_when_the_list_says_not_approved() {
        assertThat(rule.judge(Facts.good().tld("org").facts())).isEqualTo(BROKEN);
    }

    @Test
    void what_an_incomplete_list_does_not_name_is_unknown_and_a_complete_one_refuses_it() {
        var complete = Answer.known(new TldList(List.of(
                new TldList.Entry("cn", ApprovalStatus.APPROVED, FROM, null),
                new TldList.Entry(TldList.OTHERS, ApprovalStatus.NOT_APPROVED, FROM, UNTIL))));

        assertThat(rule.judge(Facts.good().tld("example").facts())).isEqualTo(NOT_LISTED);
        assertThat(rule.judge(Facts.good()
                        .tld("example")
                        .tlds(complete)
                        .listDay(UNTIL)
                        .facts()))
                .isEqualTo(BROKEN);
        assertThat(rule.judge(Facts.good()
                        .tld("example")
                        .tlds(complete)
                        .listDay(UNTIL.plusDays(1))
                        .facts()))
                .isEqualTo(NOT_LISTED);
    }

    @Test
    void an_approval_that_ended_is_a_refusal_and_a_refusal_that_ended_is_none() {
        var list = Answer.known(new TldList(List.of(
                new TldList.Entry("was", ApprovalStatus.APPROVED, FROM, UNTIL),
                new TldList.Entry("not", ApprovalStatus.NOT_APPROVED, FROM, UNTIL))));
        var later = Facts.good().tlds(list).listDay(UNTIL.plusDays(1));

        assertThat(rule.judge(later.tld("was").facts())).isEqualTo(BROKEN);
        assertThat(rule.judge(later.tld("not").facts())).isEqualTo(NOT_LISTED);
    }

    @Test
    void judges_by_the_list_of_the_day() {
        var until = LocalDate.parse("2020-06-30");
        var list = Answer.known(new TldList(List.of(
                new TldList.Entry("shop", ApprovalStatus.NOT_APPROVED, LocalDate.parse("2018-01-01"), until),
                new TldList.Entry("shop", ApprovalStatus.APPROVED, until.plusDays(1), null))));
        var facts = Facts.good().tld("shop").tlds(list);

        assertThat(rule.judge(facts.listDay(until).facts())).isEqualTo(BROKEN);
        assertThat(rule.judge(facts.listDay(until.plusDays(1)).facts())).isEqualTo(Finding.holds(RuleId.D5));
        assertThat(rule.judge(facts.listDay(LocalDate.parse("2017-12-31")).facts()))
                .isEqualTo(NOT_LISTED);
    }

    @Test
    void is_answered_alone_from_the_list_and_nothing_else() {
        var facts = Facts.good().facts();

        assertThat(DomainRules.tld("cn", facts.listDay(), facts.tlds())).isEqualTo(Finding.holds(RuleId.D5));
        assertThat(DomainRules.tld("org", facts.listDay(), facts.tlds())).isEqualTo(BROKEN);
        assertThat(DomainRules.tld("example", facts.listDay(), facts.tlds())).isEqualTo(NOT_LISTED);
        assertThat(DomainRules.tld("cn", facts.listDay(), Answer.unknown())).isEqualTo(Finding.unknown(RuleId.D5));
    }

    @Test
    void is_unknown_without_any_list() {
        assertThat(rule.judge(Facts.good().tlds(Answer.unknown()).facts())).isEqualTo(Finding.unknown(RuleId.D5));
    }
}
