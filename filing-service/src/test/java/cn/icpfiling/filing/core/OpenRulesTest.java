package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.findings.PapersGround;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.RulesApplied;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.filing.core.findings.VerdictOutcome;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever kind of order it is: nothing is approved while a rule is broken or unknown, save by what a person settled. */
class OpenRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final OrderActor APPLICANT = OrderActor.applicant(Ids.next());
    private static final OrderActor REVIEWER = OrderActor.reviewer(Ids.next());
    private static final String DOMAIN = "/service/domains/0";
    private static final RuleFinding REGISTRANT =
            RuleFinding.of(DOMAIN, "D1", RuleResult.BROKEN, "REGISTRANT_MISMATCH");
    private static final RuleFinding EXPIRED = RuleFinding.of(DOMAIN, "D4", RuleResult.BROKEN, "DOMAIN_EXPIRED");
    private static final RuleFinding SILENT = RuleFinding.of(DOMAIN, "D4", RuleResult.UNKNOWN, "SOURCE_UNAVAILABLE");
    private static final RuleFinding TERM =
            RuleFinding.of(DOMAIN, "R-018", RuleResult.UNKNOWN, "DOMAIN_VALIDITY_UNKNOWN");

    @ParameterizedTest
    @EnumSource(value = OrderType.class, mode = EnumSource.Mode.MATCH_NONE, names = "DEREGISTER_.*")
    void without_a_verdict_nothing_is_approved(OrderType type) {
        assertOutstanding(submitted(type), "VERDICT_AWAITED");
    }

    @ParameterizedTest
    @EnumSource(value = OrderType.class, mode = EnumSource.Mode.MATCH_NONE, names = "DEREGISTER_.*")
    void what_is_broken_or_unknown_keeps_every_kind_of_order_from_being_approved(OrderType type) {
        for (var outcome : VerdictOutcome.values()) {
            for (var finalRound : new boolean[] {false, true}) {
                for (var finding : List.of(EXPIRED, SILENT, REGISTRANT)) {
                    var order = submitted(type);
                    order.judged(new SubmissionVerdict(1, outcome, finalRound, List.of(finding)), List.of(), NOW);

                    assertOutstanding(order, finding.code());
                    assertThat(order.openSteps().acts(OrderRole.REVIEWER)).doesNotContain(OrderAct.APPROVE);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = OrderType.class, mode = EnumSource.Mode.MATCH_NONE, names = "DEREGISTER_.*")
    void a_settled_unknown_and_papers_in_place_of_the_registrant_open_it_and_nothing_else_that_is_broken(
            OrderType type) {
        var unknown = submitted(type);
        unknown.judged(result(VerdictOutcome.UNKNOWN, SILENT), List.of(), NOW);
        settles(unknown, SILENT, null);
        unknown.perform(OrderAct.APPROVE, REVIEWER, NOW, List.of());

        var byPapers = submitted(type);
        byPapers.judged(result(VerdictOutcome.BROKEN, REGISTRANT), List.of(), NOW);
        settles(byPapers, REGISTRANT, PapersGround.HELD_BY_HEAD);
        byPapers.perform(OrderAct.APPROVE, REVIEWER, NOW, List.of());

        var expired = submitted(type);
        expired.judged(result(VerdictOutcome.BROKEN, EXPIRED), List.of(), NOW);
        settles(expired, EXPIRED, null);
        assertOutstanding(expired, "DOMAIN_EXPIRED");
    }

    @ParameterizedTest
    @EnumSource(value = OrderType.class, mode = EnumSource.Mode.MATCH_NONE, names = "DEREGISTER_.*")
    void what_the_province_asks_and_nobody_knew_waits_for_a_person_although_the_verdict_passed(OrderType type) {
        var order = submitted(type, TERM);
        assertThat(order.openRules().settleable()).containsExactly(TERM);

        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);

        assertThat(order.verdict().needsPerson()).isTrue();
        assertOutstanding(order, "DOMAIN_VALIDITY_UNKNOWN");
        assertThat(order.openSteps().acts(OrderRole.REVIEWER))
                .contains(OrderAct.SETTLE_RULES)
                .doesNotContain(OrderAct.APPROVE, OrderAct.ACCEPT_PAPERS);
        order.perform(OrderAct.SETTLE_RULES, REVIEWER, NOW, List.of());
        settles(order, TERM, null);
        assertThat(order.verdict().needsPerson()).isFalse();
        order.perform(OrderAct.APPROVE, REVIEWER, NOW, List.of());
        assertThat(order.state()).isEqualTo(OrderState.AWAITING_SUBMISSION);
    }

    @Test
    void while_verification_looks_on_only_what_it_does_not_look_at_can_be_settled() {
        var order = submitted(OrderType.FIRST_FILING, TERM);

        order.judged(new SubmissionVerdict(1, VerdictOutcome.UNKNOWN, false, List.of(SILENT)), List.of(), NOW);
        assertThat(order.openRules().all()).containsExactly(SILENT, TERM);
        assertThat(order.openRules().settleable()).containsExactly(TERM);

        order.judged(result(VerdictOutcome.UNKNOWN, SILENT), List.of(), NOW);
        assertThat(order.openRules().settleable()).containsExactly(SILENT, TERM);
    }

    private static SubmissionVerdict result(VerdictOutcome outcome, RuleFinding... findings) {
        return new SubmissionVerdict(1, outcome, true, List.of(findings));
    }

    private static void settles(Order order, RuleFinding finding, PapersGround ground) {
        var step = new OrderEvent(
                "filing.order.rules-settled",
                order.id(),
                9,
                OrderAct.SETTLE_RULES,
                order.state(),
                order.state(),
                REVIEWER,
                NOW,
                List.of());
        order.openRules()
                .settle(List.of(new Settlement(
                        step.origin(),
                        1,
                        finding,
                        RuleResult.HOLDS,
                        new Settlement.Evidence(null, null, EvidenceSource.REGISTRY_PAGE, ground))));
    }

    private static void assertOutstanding(Order order, String... codes) {
        assertThatThrownBy(() -> order.perform(OrderAct.APPROVE, REVIEWER, NOW, List.of()))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(FilingProblem.VERDICT_OUTSTANDING);
                    assertThat(refusal.violations()).extracting(Violation::code).containsExactly(codes);
                });
    }

    private static Order submitted(OrderType type, RuleFinding... unknown) {
        var order = Order.draft(
                Ids.next(),
                type,
                Ids.next(),
                Holder.own(APPLICANT.account()),
                new SettledIdentity(
                        Ids.next(),
                        new Region("11", "110100", "110105"),
                        4,
                        1,
                        new byte[] {1},
                        new BlindValue(new byte[] {2}, null),
                        "ok-shop.cn"),
                FiledNumbers.NONE);
        order.open(APPLICANT, NOW);
        order.judgedUnder(new AcceptedDeclaration("2026-01", "zh"), new RulesApplied(1, List.of(), List.of(unknown)));
        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        return order;
    }
}
