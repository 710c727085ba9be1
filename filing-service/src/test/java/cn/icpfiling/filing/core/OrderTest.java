package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.findings.RuleFinding;
import cn.icpfiling.filing.core.findings.RuleResult;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.filing.core.findings.VerdictOutcome;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final UUID HOLDER = Ids.next();
    private static final OrderActor APPLICANT = OrderActor.applicant(HOLDER);
    private static final OrderActor REVIEWER = OrderActor.reviewer(Ids.next());

    @Test
    void a_draft_begins_with_event_one_and_is_opened_once() {
        var order = aDraft();

        var event = order.open(APPLICANT, NOW);

        assertThat(event.type()).isEqualTo("filing.order.drafted");
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.from()).isNull();
        assertThat(order.createdAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> order.open(APPLICANT, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void each_step_counts_on_and_says_from_and_to() {
        var order = submitted();

        var event = order.perform(OrderAct.WITHDRAW, APPLICANT, LATER, List.of());

        assertThat(event.sequence()).isEqualTo(3);
        assertThat(event.from()).isEqualTo(OrderState.PROVIDER_REVIEW);
        assertThat(event.to()).isEqualTo(OrderState.DRAFT);
        assertThat(order.changedAt()).isEqualTo(LATER);
    }

    @Test
    void an_order_about_what_has_ended_can_only_be_given_up() {
        var order = submitted();
        order.perform(OrderAct.WITHDRAW, APPLICANT, LATER, List.of());

        order.onRecord().ended(ActBlock.Code.RECORD_DEREGISTERED);

        assertThat(order.openSteps().acts(OrderRole.APPLICANT)).containsExactly(OrderAct.ABANDON);
        assertRefused(order, OrderAct.SUBMIT, APPLICANT, FilingProblem.ACT_BLOCKED);
        order.perform(OrderAct.ABANDON, APPLICANT, LATER, List.of());
        assertThat(order.state()).isEqualTo(OrderState.ABANDONED);
    }

    @Test
    void approval_needs_the_verdict_on_this_very_submission() {
        var order = submitted();
        assertRefused(order, OrderAct.APPROVE, REVIEWER, FilingProblem.VERDICT_OUTSTANDING);

        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);
        order.perform(OrderAct.WITHDRAW, APPLICANT, NOW, List.of());
        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());

        assertRefused(order, OrderAct.APPROVE, REVIEWER, FilingProblem.VERDICT_OUTSTANDING);
        assertThat(order.openSteps().acts(OrderRole.REVIEWER)).doesNotContain(OrderAct.APPROVE);
        order.judged(SubmissionVerdict.passed(2), List.of(), NOW);
        order.perform(OrderAct.APPROVE, REVIEWER, NOW, List.of());
        assertThat(order.state()).isEqualTo(OrderState.AWAITING_SUBMISSION);
    }

    @Test
    void a_verdict_that_is_not_passed_names_why() {
        var order = submitted();
        order.judged(
                new SubmissionVerdict(
                        1,
                        VerdictOutcome.UNKNOWN,
                        false,
                        List.of(RuleFinding.of("/service/domains/0", "D4", RuleResult.UNKNOWN, "SOURCE_UNAVAILABLE"))),
                List.of(),
                NOW);

        assertThatThrownBy(() -> order.perform(OrderAct.APPROVE, REVIEWER, NOW, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting("code")
                                .containsExactly("SOURCE_UNAVAILABLE"));
    }

    @Test
    void a_verdict_from_the_past_or_of_no_submission_says_nothing() {
        var order = submitted();
        assertThat(order.judged(SubmissionVerdict.passed(2), List.of(), NOW)).isFalse();
        assertThat(order.judged(new SubmissionVerdict(1, VerdictOutcome.UNKNOWN, false, List.of()), List.of(), NOW))
                .isTrue();
        assertThat(order.judged(SubmissionVerdict.passed(1), List.of(), NOW)).isTrue();
        assertThat(order.judged(new SubmissionVerdict(0, VerdictOutcome.BROKEN, false, List.of()), List.of(), NOW))
                .isFalse();
        assertThat(order.verdict().clears(order.submission())).isTrue();
    }

    @Test
    void an_order_in_a_batch_cannot_be_withdrawn_until_it_leaves() {
        var order = approved();
        order.joinBatch(Ids.next());

        assertRefused(order, OrderAct.WITHDRAW, APPLICANT, FilingProblem.IN_UPLOAD_BATCH);
        assertThat(order.openSteps().acts(OrderRole.APPLICANT)).isEmpty();
        assertThatThrownBy(() -> order.joinBatch(Ids.next())).isInstanceOf(IllegalStateException.class);
        order.leaveBatch();
        order.perform(OrderAct.WITHDRAW, APPLICANT, NOW, List.of());
        assertThat(order.state()).isEqualTo(OrderState.DRAFT);
    }

    @Test
    void an_upload_takes_it_out_of_its_batch_and_the_next_step_forgets_the_deadline() {
        var order = approved();
        order.joinBatch(Ids.next());
        order.perform(OrderAct.UPLOAD, OrderActor.SYSTEM, NOW, List.of());
        order.smsUntil(LATER);
        assertThat(order.uploadBatch()).isNull();

        order.perform(OrderAct.SMS_FAILED, OrderActor.AUTHORITY, LATER, List.of());

        assertThat(order.smsUntil()).isNull();
        assertThatThrownBy(order::requireEditable).isInstanceOf(ProblemException.class);
        order.perform(OrderAct.RESUBMIT, APPLICANT, LATER, List.of());
        assertThat(order.submission()).isEqualTo(1);
        assertThat(order.verdict().clears(order.submission())).isTrue();
    }

    private static void assertRefused(Order order, OrderAct act, OrderActor actor, FilingProblem problem) {
        var before = order.sequence();
        assertThatThrownBy(() -> order.perform(act, actor, NOW, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(problem));
        assertThat(order.sequence()).isEqualTo(before);
    }

    private static Order approved() {
        var order = submitted();
        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);
        order.perform(OrderAct.APPROVE, REVIEWER, NOW, List.of());
        return order;
    }

    @Test
    void it_says_why_it_is_where_it_is_until_a_step_brings_it_elsewhere() {
        var order = submitted();
        var why = List.of(Reason.of("NAME_DIFFERS", "/subject/name"));

        order.perform(OrderAct.CLAIM, REVIEWER, NOW, List.of(Reason.of("NO_STEP", null)));
        assertThat(LastStep.of(order).reasons()).isEmpty();
        order.perform(OrderAct.REQUEST_CORRECTION, REVIEWER, NOW, why);
        assertThat(LastStep.of(order).reasons()).isEqualTo(why);
        order.perform(OrderAct.RESUBMIT, APPLICANT, LATER, List.of());

        assertThat(LastStep.of(order).reasons()).isEmpty();
    }

    @Test
    void what_was_settled_is_of_the_submission_that_it_was_settled_for() {
        var order = submitted();
        assertThat(LastStep.of(order).isSettledOf(order.submission())).isFalse();

        order.openRules().settle(List.of());
        assertThat(LastStep.of(order).isSettledOf(order.submission())).isTrue();
        order.perform(OrderAct.WITHDRAW, APPLICANT, NOW, List.of());
        order.perform(OrderAct.SUBMIT, APPLICANT, LATER, List.of());

        assertThat(LastStep.of(order).isSettledOf(order.submission())).isFalse();
    }

    private static Order submitted() {
        var order = aDraft();
        order.open(APPLICANT, NOW);
        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        return order;
    }

    private static Order aDraft() {
        return Order.draft(
                Ids.next(),
                OrderType.FIRST_FILING,
                Ids.next(),
                Holder.own(HOLDER),
                new SettledIdentity(
                        Ids.next(),
                        new Region("11", "110100", "110105"),
                        4,
                        1,
                        new byte[] {1},
                        new BlindValue(new byte[] {2}, null),
                        "ok-shop.cn"),
                FiledNumbers.NONE);
    }
}
