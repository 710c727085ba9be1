package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.findings.EvidenceSource;
import cn.icpfiling.filing.core.findings.PapersGround;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.filing.core.findings.VerdictOutcome;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a verdict asks for, and what a person can settle of it. */
class SettledVerdictTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String DOMAIN = "/service/domains/0";
    private static final UUID ORDER = Ids.next();
    private static final RuleFinding REGISTRANT =
            RuleFinding.of(DOMAIN, "D1", RuleResult.BROKEN, "REGISTRANT_MISMATCH");
    private static final RuleFinding EXPIRED = RuleFinding.of(DOMAIN, "D4", RuleResult.BROKEN, "DOMAIN_EXPIRED");
    private static final RuleFinding SILENT = RuleFinding.of(DOMAIN, "D4", RuleResult.UNKNOWN, "SOURCE_UNAVAILABLE");
    private static final RuleFinding SILENT_TOO =
            RuleFinding.of(DOMAIN, "D6", RuleResult.UNKNOWN, "SOURCE_UNAVAILABLE");

    @Test
    void nothing_judged_asks_for_nothing_and_clears_nothing() {
        var verdict = new SettledVerdict();

        assertThat(verdict.next(0, false)).isEqualTo(SettledVerdict.Next.NOTHING);
        assertThat(verdict.clears(0)).isFalse();
        assertThat(verdict.open()).isEmpty();
        assertThat(verdict.needsPerson()).isFalse();
        assertThat(verdict.askedAgainAt()).isEmpty();
    }

    @Test
    void a_pass_clears_its_submission_and_no_other() {
        var verdict = judged(VerdictOutcome.PASSED, true);

        assertThat(verdict.clears(1)).isTrue();
        assertThat(verdict.clears(2)).isFalse();
        assertThat(verdict.next(1, false)).isEqualTo(SettledVerdict.Next.NOTHING);
        assertThat(verdict.next(2, false)).isEqualTo(SettledVerdict.Next.NOTHING);
        assertThat(verdict.isOn(1)).isTrue();
        assertThat(verdict.isOn(2)).isFalse();
    }

    @Test
    void a_flag_ends_unless_a_final_verdict_asks_for_a_person_itself() {
        assertThat(flagged(judged(VerdictOutcome.PASSED, true), 1)).isFalse();
        assertThat(flagged(judged(VerdictOutcome.UNKNOWN, false, SILENT), 1)).isFalse();
        assertThat(flagged(judged(VerdictOutcome.UNKNOWN, true, SILENT), 2)).isFalse();
        assertThat(flagged(judged(VerdictOutcome.UNKNOWN, true, SILENT), 1)).isTrue();
        assertThat(flagged(judged(VerdictOutcome.UNKNOWN, true), 1))
                .as("it names no rule")
                .isTrue();
    }

    private static boolean flagged(SettledVerdict verdict, int submission) {
        verdict.flag();
        verdict.unflag(submission);
        return verdict.needsPerson();
    }

    @Test
    void a_pass_that_names_a_broken_rule_is_none() {
        var verdict = judged(VerdictOutcome.PASSED, true, EXPIRED);

        assertThat(verdict.clears(1)).isFalse();
        assertThat(verdict.next(1, false)).isEqualTo(SettledVerdict.Next.RETURN);
    }

    @Test
    void what_is_unknown_is_waited_for_until_the_final_round_and_then_a_persons() {
        assertThat(judged(VerdictOutcome.UNKNOWN, false, SILENT).next(1, false)).isEqualTo(SettledVerdict.Next.NOTHING);
        assertThat(judged(VerdictOutcome.UNKNOWN, true, SILENT).next(1, false)).isEqualTo(SettledVerdict.Next.PERSON);
        assertThat(judged(VerdictOutcome.UNKNOWN, true).next(1, false)).isEqualTo(SettledVerdict.Next.PERSON);
        assertThat(judged(VerdictOutcome.UNKNOWN, true).clears(1)).isFalse();
    }

    @Test
    void what_is_broken_returns_the_order_save_the_registrant_where_papers_may_stand_in() {
        assertThat(judged(VerdictOutcome.BROKEN, true, EXPIRED).next(1, true)).isEqualTo(SettledVerdict.Next.RETURN);
        assertThat(judged(VerdictOutcome.BROKEN, true, REGISTRANT).next(1, false))
                .isEqualTo(SettledVerdict.Next.RETURN);
        assertThat(judged(VerdictOutcome.BROKEN, true, REGISTRANT).next(1, true))
                .isEqualTo(SettledVerdict.Next.PERSON);
        assertThat(judged(VerdictOutcome.BROKEN, true, REGISTRANT, SILENT).next(1, true))
                .isEqualTo(SettledVerdict.Next.PERSON);

        var both = judged(VerdictOutcome.BROKEN, true, REGISTRANT, EXPIRED);
        assertThat(both.next(1, true)).isEqualTo(SettledVerdict.Next.RETURN);
        assertThat(both.breaking(true)).containsExactly(EXPIRED);
        assertThat(both.breaking(false)).containsExactly(REGISTRANT, EXPIRED);
    }

    @Test
    void a_broken_verdict_that_names_no_broken_rule_returns_the_order_and_is_never_cleared() {
        var verdict = judged(VerdictOutcome.BROKEN, true, SILENT);

        assertThat(verdict.next(1, true)).isEqualTo(SettledVerdict.Next.RETURN);
        verdict.settle(List.of(byHand(SILENT, RuleResult.HOLDS)));
        assertThat(verdict.clears(1)).isFalse();
    }

    @Test
    void all_that_is_unknown_settled_clears_it() {
        var verdict = judged(VerdictOutcome.UNKNOWN, true, SILENT, SILENT_TOO);
        verdict.flag();

        verdict.settle(List.of(byHand(SILENT, RuleResult.HOLDS)));
        assertThat(verdict.clears(1)).isFalse();
        assertThat(verdict.open()).containsExactly(SILENT_TOO);
        assertThat(verdict.needsPerson()).isTrue();

        verdict.settle(List.of(byHand(SILENT_TOO, RuleResult.HOLDS)));
        assertThat(verdict.clears(1)).isTrue();
        assertThat(verdict.open()).isEmpty();
        assertThat(verdict.needsPerson()).isFalse();
        assertThat(verdict.next(1, false)).isEqualTo(SettledVerdict.Next.NOTHING);
    }

    @Test
    void settling_asks_for_nobody_who_was_not_asked() {
        var verdict = judged(VerdictOutcome.UNKNOWN, true, SILENT, SILENT_TOO);

        verdict.settle(List.of(byHand(SILENT, RuleResult.HOLDS)));

        assertThat(verdict.needsPerson()).isFalse();
    }

    @Test
    void a_rule_found_broken_by_a_person_stays_open() {
        var verdict = judged(VerdictOutcome.UNKNOWN, true, SILENT);

        verdict.settle(List.of(byHand(SILENT, RuleResult.BROKEN)));

        assertThat(verdict.open()).containsExactly(SILENT);
    }

    @Test
    void a_persons_word_stands_against_silence_and_falls_before_an_answer() {
        var settled = List.of(byHand(SILENT, RuleResult.HOLDS));

        assertThat(judgedAfter(settled, VerdictOutcome.UNKNOWN, SILENT).clears(1))
                .isTrue();
        var broken = judgedAfter(settled, VerdictOutcome.BROKEN, EXPIRED);
        assertThat(broken.clears(1)).isFalse();
        assertThat(broken.next(1, false)).isEqualTo(SettledVerdict.Next.RETURN);
    }

    @Test
    void a_word_about_one_place_says_nothing_of_another() {
        var elsewhere = RuleFinding.of("/service/domains/1", "D4", RuleResult.UNKNOWN, "SOURCE_UNAVAILABLE");
        var settled = List.of(byHand(SILENT, RuleResult.HOLDS));

        assertThat(judgedAfter(settled, VerdictOutcome.UNKNOWN, SILENT, elsewhere, SILENT_TOO)
                        .open())
                .containsExactly(elsewhere, SILENT_TOO);
    }

    @Test
    void accepted_papers_set_the_registrant_aside_also_when_it_is_answered_again() {
        var papers = List.of(byPapers(REGISTRANT));

        assertThat(judgedAfter(papers, VerdictOutcome.BROKEN, REGISTRANT).clears(1))
                .isTrue();
        assertThat(judgedAfter(papers, VerdictOutcome.BROKEN, REGISTRANT, SILENT)
                        .clears(1))
                .isFalse();
    }

    @Test
    void it_stays_the_persons_until_the_answer_to_a_new_question_is_there() {
        var verdict = judged(VerdictOutcome.UNKNOWN, true, SILENT);
        verdict.flag();
        assertThat(verdict.needsPerson()).isTrue();

        verdict.askedAgain(NOW);
        assertThat(verdict.needsPerson()).isTrue();
        assertThat(verdict.askedAgainAt()).contains(NOW);

        verdict.judged(new SubmissionVerdict(1, VerdictOutcome.UNKNOWN, true, List.of(SILENT)), List.of(), NOW);
        assertThat(verdict.needsPerson()).isFalse();
        verdict.flag();
        verdict.movedTo(OrderState.AWAITING_SUBMISSION);
        assertThat(verdict.needsPerson()).isFalse();
        verdict.forgetAsking();
        assertThat(verdict.askedAgainAt()).isEmpty();
    }

    @Test
    void nobody_settles_what_verification_still_looks_at_or_what_is_clear() {
        judged(VerdictOutcome.UNKNOWN, true, SILENT).requireFinalRound(1);
        judged(VerdictOutcome.UNKNOWN, false, SILENT).requireOpen(1);
        assertRefused(
                () -> judged(VerdictOutcome.UNKNOWN, false, SILENT).requireFinalRound(1),
                FilingProblem.VERIFICATION_UNDER_WAY);
        assertRefused(
                () -> judged(VerdictOutcome.UNKNOWN, true, SILENT).requireFinalRound(2),
                FilingProblem.VERIFICATION_UNDER_WAY);
        assertRefused(() -> judged(VerdictOutcome.PASSED, true).requireFinalRound(1), FilingProblem.NOTHING_TO_SETTLE);
        assertRefused(() -> judged(VerdictOutcome.PASSED, true).requireOpen(1), FilingProblem.NOTHING_TO_SETTLE);
    }

    @Test
    void the_acts_offered_are_those_that_would_not_be_refused() {
        assertThat(judged(VerdictOutcome.PASSED, true).keepsBack(1))
                .containsExactlyInAnyOrder(OrderAct.SETTLE_RULES, OrderAct.ACCEPT_PAPERS, OrderAct.ASK_VERIFICATION);
        assertThat(judged(VerdictOutcome.UNKNOWN, true, SILENT).keepsBack(1)).containsExactly(OrderAct.APPROVE);
        assertThat(judged(VerdictOutcome.UNKNOWN, false, SILENT).keepsBack(1))
                .containsExactlyInAnyOrder(OrderAct.APPROVE, OrderAct.SETTLE_RULES, OrderAct.ACCEPT_PAPERS);
        assertThat(judged(VerdictOutcome.UNKNOWN, true, SILENT).keepsBack(2))
                .containsExactlyInAnyOrder(OrderAct.APPROVE, OrderAct.SETTLE_RULES, OrderAct.ACCEPT_PAPERS);
    }

    @Test
    void a_settlement_says_who_settled_what_when_and_by_what() {
        var paper = new Material(
                Ids.next(),
                ORDER,
                MaterialKind.SUBJECT_PRINCIPAL_ID,
                "image/png",
                1,
                "abc",
                NOW,
                ScanStatus.NOT_SCANNED);
        var reviewer = Ids.next();
        var step = new OrderEvent(
                "filing.order.rules-settled",
                ORDER,
                7,
                OrderAct.SETTLE_RULES,
                OrderState.PROVIDER_REVIEW,
                OrderState.PROVIDER_REVIEW,
                OrderActor.reviewer(reviewer),
                NOW,
                List.of());

        var settlement =
                new Settlement(step.origin(), 1, SILENT, RuleResult.HOLDS, Settlement.Evidence.of(paper, null));

        assertThat(settlement.pointer()).isEqualTo(DOMAIN);
        assertThat(settlement.rule()).isEqualTo("D4");
        assertThat(settlement.result()).isEqualTo(RuleResult.HOLDS);
        assertThat(settlement.paper()).isEqualTo(MaterialKind.SUBJECT_PRINCIPAL_ID);
        assertThat(settlement.paperSha256()).isEqualTo("abc");
        assertThat(settlement.source()).isNull();
        assertThat(settlement.ground()).isNull();
        assertThat(settlement.reviewer()).isEqualTo(reviewer);
        assertThat(settlement.settledAt()).isEqualTo(NOW);
        assertThat(byHand(SILENT, RuleResult.HOLDS).source()).isEqualTo(EvidenceSource.REGISTRY_PAGE);
        assertThat(byPapers(REGISTRANT).ground()).isEqualTo(PapersGround.HELD_BY_HEAD);
    }

    private static SettledVerdict judged(VerdictOutcome outcome, boolean finalRound, RuleFinding... findings) {
        var verdict = new SettledVerdict();
        verdict.judged(new SubmissionVerdict(1, outcome, finalRound, List.of(findings)), List.of(), NOW);
        assertThat(verdict.finalRound()).isEqualTo(finalRound);
        return verdict;
    }

    private static SettledVerdict judgedAfter(
            List<Settlement> settled, VerdictOutcome outcome, RuleFinding... findings) {
        var verdict = new SettledVerdict();
        verdict.judged(new SubmissionVerdict(1, outcome, true, List.of(findings)), settled, NOW);
        return verdict;
    }

    private static Settlement byHand(RuleFinding finding, RuleResult result) {
        return new Settlement(
                step().origin(), 1, finding, result, Settlement.Evidence.of(EvidenceSource.REGISTRY_PAGE));
    }

    private static Settlement byPapers(RuleFinding finding) {
        var proof = new Material(
                Ids.next(), ORDER, MaterialKind.DOMAIN_PROOF, "image/png", 1, "abc", NOW, ScanStatus.NOT_SCANNED);
        return new Settlement(
                step().origin(),
                1,
                finding,
                RuleResult.HOLDS,
                Settlement.Evidence.of(proof, PapersGround.HELD_BY_HEAD));
    }

    private static OrderEvent step() {
        return new OrderEvent(
                "filing.order.rules-settled",
                ORDER,
                3,
                OrderAct.SETTLE_RULES,
                OrderState.PROVIDER_REVIEW,
                OrderState.PROVIDER_REVIEW,
                OrderActor.reviewer(Ids.next()),
                NOW,
                List.of());
    }

    private static void assertRefused(Runnable act, FilingProblem problem, String... codes) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(problem);
            assertThat(refusal.violations()).extracting("code").containsExactly((Object[]) codes);
        });
    }
}
