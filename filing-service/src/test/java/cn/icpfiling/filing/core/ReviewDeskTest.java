package cn.icpfiling.filing.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.findings.SubmissionVerdict;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose an order is while it is under review, and what the second pair of eyes may do. */
class ReviewDeskTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(1800);
    private static final OrderActor APPLICANT = OrderActor.applicant(Ids.next());
    private static final OrderActor ONE = OrderActor.reviewer(Ids.next());
    private static final OrderActor OTHER = OrderActor.reviewer(Ids.next());

    private final Order order = submitted();

    @Test
    void whoever_has_it_in_hand_keeps_other_reviewers_out_and_nobody_else() {
        order.claimed(ONE.account(), LATER);

        assertRefused(OrderAct.REJECT, OTHER, FilingProblem.ORDER_CLAIMED);
        assertRefused(OrderAct.CLAIM, OTHER, FilingProblem.ORDER_CLAIMED);
        assertThat(order.desk().isClaimedBy(ONE.account(), NOW)).isTrue();
        assertThat(order.desk().isClaimedBy(OTHER.account(), NOW)).isFalse();
        order.perform(OrderAct.WITHDRAW, APPLICANT, NOW, List.of());
        assertThat(order.desk().claimedBy()).isNull();
    }

    @Test
    void at_its_end_a_claim_binds_nobody_and_there_is_nothing_to_let_go() {
        order.claimed(ONE.account(), LATER);

        assertThatThrownBy(() -> order.perform(OrderAct.RELEASE, ONE, LATER, List.of()))
                .isInstanceOf(ProblemException.class);
        order.perform(OrderAct.REJECT, OTHER, LATER, List.of());
        assertThat(order.desk().claimedBy()).isNull();
    }

    @Test
    void an_administrator_lets_go_what_another_has_and_an_order_out_of_review_is_claimed_by_nobody() {
        order.claimed(ONE.account(), LATER);
        order.perform(OrderAct.RELEASE, OrderActor.administrator(Ids.next()), NOW, List.of());
        assertThat(order.desk().isClaimed(NOW)).isFalse();

        order.perform(OrderAct.REJECT, OTHER, NOW, List.of());
        order.claimed(OTHER.account(), LATER);
        assertThat(order.desk().claimedBy()).isNull();
    }

    @Test
    void a_proposed_decision_waits_for_another_reviewer_and_nothing_else_is_decided() {
        order.claimed(ONE.account(), LATER);
        order.perform(OrderAct.PROPOSE_APPROVAL, ONE, NOW, List.of());

        assertThat(order.desk().claimedBy()).isNull();
        assertThat(order.desk().proposedAct()).isEqualTo(OrderAct.APPROVE);
        assertThat(order.openSteps().acts(OrderRole.REVIEWER))
                .containsExactlyInAnyOrder(OrderAct.APPROVE, OrderAct.SEND_BACK, OrderAct.CLAIM, OrderAct.CALL);
        assertRefused(OrderAct.APPROVE, ONE, FilingProblem.SECOND_REVIEWER_IS_FIRST);
        assertRefused(OrderAct.SEND_BACK, ONE, FilingProblem.SECOND_REVIEWER_IS_FIRST);
        for (var act : List.of(OrderAct.REJECT, OrderAct.REQUEST_CORRECTION, OrderAct.PROPOSE_APPROVAL)) {
            assertRefused(act, OTHER, FilingProblem.SECOND_REVIEW_OUTSTANDING);
        }
        order.perform(OrderAct.CLAIM, OTHER, NOW, List.of());
        order.claimed(OTHER.account(), LATER);
        assertThat(order.desk().proposedBy()).isEqualTo(ONE.account());
        order.perform(OrderAct.RELEASE, OTHER, NOW, List.of());
        assertThat(order.desk().proposedAt()).isEqualTo(NOW);
        order.perform(OrderAct.APPROVE, OTHER, NOW, List.of());
        assertThat(order.state()).isEqualTo(OrderState.AWAITING_SUBMISSION);
        assertThat(order.desk().proposedAct()).isNull();
    }

    /** Its filing has ended, or is served here no more: no second look brings that back. */
    @Test
    void a_proposed_decision_does_not_keep_the_platform_from_returning_the_order() {
        order.perform(OrderAct.PROPOSE_APPROVAL, ONE, NOW, List.of());

        assertThat(order.openSteps().allow(OrderAct.REQUEST_CORRECTION, OrderRole.SYSTEM))
                .isTrue();
        order.perform(OrderAct.REQUEST_CORRECTION, OrderActor.SYSTEM, NOW, List.of());
        assertThat(order.state()).isEqualTo(OrderState.PROVIDER_CORRECTION);
        assertThat(order.desk().proposedAct()).isNull();
    }

    @Test
    void what_is_sent_back_is_as_if_nobody_had_decided() {
        assertRefused(OrderAct.SEND_BACK, OTHER, FilingProblem.NOTHING_PROPOSED);
        order.perform(OrderAct.PROPOSE_REJECTION, ONE, NOW, List.of());
        assertRefused(OrderAct.APPROVE, OTHER, FilingProblem.SECOND_REVIEW_OUTSTANDING);

        order.perform(OrderAct.SEND_BACK, OTHER, NOW, List.of());

        assertThat(order.desk().proposedAct()).isNull();
        order.perform(OrderAct.APPROVE, ONE, NOW, List.of());
    }

    @Test
    void who_withdraws_takes_the_proposal_along() {
        order.perform(OrderAct.PROPOSE_APPROVAL, ONE, NOW, List.of());
        order.perform(OrderAct.WITHDRAW, APPLICANT, NOW, List.of());

        assertThat(order.desk().proposedAct()).isNull();
    }

    private void assertRefused(OrderAct act, OrderActor actor, FilingProblem problem) {
        assertThatThrownBy(() -> order.perform(act, actor, NOW, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(problem));
    }

    private static Order submitted() {
        var order = Order.draft(
                Ids.next(),
                OrderType.FIRST_FILING,
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
        order.perform(OrderAct.SUBMIT, APPLICANT, NOW, List.of());
        order.judged(SubmissionVerdict.passed(1), List.of(), NOW);
        return order;
    }
}
