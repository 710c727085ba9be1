package cn.icpfiling.verification.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrarIsApprovedTest {

    private static final Finding BROKEN = Finding.broken(RuleId.D6, FindingCode.REGISTRAR_NOT_APPROVED);

    private static final Finding NOT_LISTED = Finding.unknown(RuleId.D6, FindingCode.REGISTRAR_NOT_LISTED);

    private static final Registrar GUANGDONG = new Registrar("广东甲域名科技有限公司", null);

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

    @Test
    void a_renewed_row_with_another_alias_is_the_same_registrar() {
        var list = new RegistrarList(List.of(
                approved(null, "2018-01-01", "2023-12-31", "广东甲域名科技有限公司"),
                approved(null, "2024-01-01", null, "广东甲域名科技有限公司", "甲域名")));

        assertThat(list.status(GUANGDONG, LocalDate.parse("2023-12-31"))).contains(ApprovalStatus.APPROVED);
        assertThat(list.status(GUANGDONG, LocalDate.parse("2026-12-01"))).contains(ApprovalStatus.APPROVED);
        assertThat(list.status(new Registrar("甲域名", null), LocalDate.parse("2026-12-01")))
                .contains(ApprovalStatus.APPROVED);
    }

    @Test
    void a_company_that_is_approved_under_a_new_id_is_approved_by_its_name() {
        var renewed = approved(4002, "2024-01-01", null, "广东甲域名科技有限公司");
        var day = LocalDate.parse("2026-12-01");

        for (var id : Arrays.asList(4001, null)) {
            var ended = approved(id, "2018-01-01", "2023-12-31", "广东甲域名科技有限公司", "甲");
            var list = new RegistrarList(List.of(ended, renewed));
            assertThat(list.status(GUANGDONG, day)).contains(ApprovalStatus.APPROVED);
            assertThat(list.status(GUANGDONG, LocalDate.parse("2020-01-01"))).contains(ApprovalStatus.APPROVED);
            assertThat(list.status(GUANGDONG, LocalDate.parse("2017-01-01"))).isEmpty();
        }
        var ended = approved(4001, "2018-01-01", "2023-12-31", "广东甲域名科技有限公司");
        assertThat(new RegistrarList(List.of(ended, renewed)).status(new Registrar("x", 4001), day))
                .contains(ApprovalStatus.NOT_APPROVED);
    }

    @Test
    void a_name_of_two_registrars_of_which_one_is_approved_is_for_a_person() {
        var day = LocalDate.parse("2026-12-01");
        var refused = new RegistrarList.Entry(
                4003, List.of("广东甲域名科技有限公司"), ApprovalStatus.NOT_APPROVED, LocalDate.parse("2020-01-01"), null);
        var ofAnotherPlace = approved(4004, "2018-01-01", "2023-12-31", "北京甲域名科技有限公司");
        var approved = approved(4005, "2018-01-01", null, "广东甲域名科技有限公司");

        assertThat(new RegistrarList(List.of(refused, approved)).status(GUANGDONG, day))
                .isEmpty();
        var two = new RegistrarList(List.of(ofAnotherPlace, approved));
        assertThat(two.status(new Registrar("甲域名科技有限公司", null), day)).isEmpty();
        assertThat(two.status(GUANGDONG, day)).contains(ApprovalStatus.APPROVED);
        assertThat(two.status(new Registrar("北京甲域名科技有限公司", null), day)).contains(ApprovalStatus.NOT_APPROVED);
    }

    private static RegistrarList.Entry approved(Integer id, String from, String until, String... names) {
        return new RegistrarList.Entry(
                id,
                List.of(names),
                ApprovalStatus.APPROVED,
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until));
    }
}
