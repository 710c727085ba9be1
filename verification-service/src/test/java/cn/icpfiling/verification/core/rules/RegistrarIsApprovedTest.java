package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrarIsApprovedTest {

    private static final Finding BROKEN = Finding.broken(RuleId.D6, FindingCode.REGISTRAR_NOT_APPROVED);

    private static final Finding NOT_LISTED = Finding.unknown(RuleId.D6, FindingCode.REGISTRAR_NOT_LISTED);

    private final RegistrarIsApproved rule = new RegistrarIsApproved();

    @Test
    void holds_by_iana_id_whatever_the_name() {
        var facts = Facts.good()
                .registrar(new Registrar("Some New Name Ltd.", 1599))
                .facts();

        assertThat(rule.judge(facts)).isEqualTo(Finding.holds(RuleId.D6));
    }

    @Test
    void holds_by_alias_in_any_width_case_and_punctuation() {
        var names = List.of("阿里云计算有限公司(万网)", " 阿里云计算有限公司（万网） ", "阿里云计算有限公司");

        assertThat(names)
                .extracting(name -> rule.judge(
                        Facts.good().registrar(new Registrar(name, null)).facts()))
                .containsOnly(Finding.holds(RuleId.D6));
    }

    @Test
    void is_broken_when_the_id_is_refused_even_under_an_approved_name() {
        var facts = Facts.good().registrar(new Registrar("阿里云计算有限公司", 146)).facts();

        assertThat(rule.judge(facts)).isEqualTo(BROKEN);
    }

    @Test
    void what_an_incomplete_list_does_not_name_is_unknown_and_a_complete_one_refuses_it() {
        var complete = Answer.known(new RegistrarList(
                List.of(), List.of(new DatedStatus(ApprovalStatus.NOT_APPROVED, LocalDate.parse("2018-01-01"), null))));
        var strangers = List.of(
                new Registrar("Nobody Inc.", 9_999), new Registrar("Nobody Inc.", null), new Registrar("（）", null));

        assertThat(strangers)
                .extracting(
                        stranger -> rule.judge(Facts.good().registrar(stranger).facts()))
                .containsOnly(NOT_LISTED);
        assertThat(strangers)
                .extracting(stranger -> rule.judge(
                        Facts.good().registrar(stranger).registrars(complete).facts()))
                .containsOnly(BROKEN);
    }

    @Test
    void is_unknown_when_the_registry_is_silent_names_none_or_there_is_no_list() {
        assertThat(List.of(
                        Facts.good().registration(Answer.unknown()),
                        Facts.good().registrar(null),
                        Facts.good().registrars(Answer.unknown())))
                .extracting(facts -> rule.judge(facts.facts()))
                .containsOnly(Finding.unknown(RuleId.D6));
    }

    @Test
    void does_not_apply_to_a_name_that_nobody_has() {
        assertThat(rule.judge(Facts.good().registration(Answer.absent()).facts()))
                .isEqualTo(Finding.notApplicable(RuleId.D6));
    }

    @Test
    void judges_by_the_entry_of_the_day_until_its_last_and_from_its_first() {
        var from = LocalDate.parse("2018-01-01");
        var until = LocalDate.parse("2020-06-30");
        var list = new RegistrarList(
                List.of(new RegistrarList.Entry(7, List.of("Once Inc."), ApprovalStatus.APPROVED, from, until)));
        var registrar = new Registrar("Once Inc.", 7);

        assertThat(list.status(registrar, from.minusDays(1))).isEmpty();
        assertThat(list.status(registrar, from)).contains(ApprovalStatus.APPROVED);
        assertThat(list.status(registrar, until)).contains(ApprovalStatus.APPROVED);
        assertThat(list.status(registrar, until.plusDays(1))).contains(ApprovalStatus.NOT_APPROVED);
    }
}
