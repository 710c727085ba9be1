package cn.icpfiling.filing.core;

import static cn.icpfiling.filing.core.OrderAct.*;
import static cn.icpfiling.filing.core.OrderRole.*;
import static cn.icpfiling.filing.core.OrderState.*;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The whole table of an order, by its kind: with both reviews, or directly to the authority. A step that is not in it
 * is refused. The authority's steps and the endings are the same for all.
 */
public final class OrderLifecycle {

    private static final Set<OrderState> WAITING_FOR_APPLICANT =
            EnumSet.of(OrderState.DRAFT, PROVIDER_CORRECTION, PROVIDER_REJECTED, SMS_EXPIRED, AUTHORITY_REJECTED);

    private static final List<OrderState> WITH_AUTHORITY = List.of(SMS_PENDING, AUTHORITY_REVIEW);

    private static final Lifecycle<OrderState, OrderAct, OrderRole> REVIEWED =
            new Lifecycle<>(OrderState.class, reviewed());

    private static final Lifecycle<OrderState, OrderAct, OrderRole> DEREGISTRATION =
            new Lifecycle<>(OrderState.class, deregistration());

    private static final Lifecycle<OrderState, OrderAct, OrderRole> PROVIDERS_DEREGISTRATION =
            new Lifecycle<>(OrderState.class, providersDeregistration());

    private OrderLifecycle() {}

    /** The table of a deregistration that two members of the provider's staff decided. */
    public static Lifecycle<OrderState, OrderAct, OrderRole> ofProvider() {
        return PROVIDERS_DEREGISTRATION;
    }

    public static Lifecycle<OrderState, OrderAct, OrderRole> of(OrderType type) {
        return type.isDeregistration() ? DEREGISTRATION : REVIEWED;
    }

    private static List<Step<OrderState, OrderAct, OrderRole>> reviewed() {
        var steps = new ArrayList<Step<OrderState, OrderAct, OrderRole>>();
        steps.add(step(OrderState.DRAFT, SUBMIT, APPLICANT, PROVIDER_REVIEW, "filing.order.submitted"));
        for (var review : List.of(PROVIDER_REVIEW, PROVIDER_RECHECK)) {
            // The system returns an order too, after verification finds a broken domain rule.
            steps.add(new Step<>(
                    review,
                    REQUEST_CORRECTION,
                    Set.of(REVIEWER, SYSTEM),
                    PROVIDER_CORRECTION,
                    "filing.order.returned"));
            steps.add(step(review, REJECT, REVIEWER, PROVIDER_REJECTED, "filing.order.rejected"));
            steps.add(step(review, APPROVE, REVIEWER, AWAITING_SUBMISSION, "filing.order.approved"));
            // A reviewer settles what verification cannot answer. The order stays under review until all of it is
            // settled.
            steps.add(step(review, FLAG, SYSTEM, review, "filing.order.flagged"));
            steps.add(step(review, SETTLE_RULES, REVIEWER, review, "filing.order.rules-settled"));
            steps.add(step(review, ACCEPT_PAPERS, REVIEWER, review, "filing.order.papers-accepted"));
            steps.add(step(review, ASK_VERIFICATION, REVIEWER, review, "filing.order.verification-asked"));
            steps.add(step(review, CLAIM, REVIEWER, review, "filing.order.claimed"));
            steps.add(new Step<>(review, RELEASE, Set.of(REVIEWER, ADMINISTRATOR), review, "filing.order.released"));
            steps.add(step(review, CALL, REVIEWER, review, "filing.order.called"));
            // If a second reviewer must look, the first one's decision does not change the state.
            steps.add(step(review, PROPOSE_APPROVAL, REVIEWER, review, "filing.order.approval-proposed"));
            steps.add(step(review, PROPOSE_REJECTION, REVIEWER, review, "filing.order.rejection-proposed"));
            steps.add(step(review, SEND_BACK, REVIEWER, review, "filing.order.proposal-sent-back"));
        }
        // An approved order outside an upload batch goes back when the provider ends its access to a service of the
        // subject. One that cannot be sent is flagged, and then a reviewer returns it.
        steps.add(new Step<>(
                AWAITING_SUBMISSION,
                REQUEST_CORRECTION,
                Set.of(REVIEWER, SYSTEM),
                PROVIDER_CORRECTION,
                "filing.order.returned"));
        steps.add(step(AWAITING_SUBMISSION, FLAG, SYSTEM, AWAITING_SUBMISSION, "filing.order.flagged"));
        steps.add(step(PROVIDER_CORRECTION, RESUBMIT, APPLICANT, PROVIDER_RECHECK, "filing.order.resubmitted"));
        steps.add(step(PROVIDER_REJECTED, RESUBMIT, APPLICANT, PROVIDER_REVIEW, "filing.order.resubmitted"));
        steps.add(step(AUTHORITY_REJECTED, RESUBMIT, APPLICANT, PROVIDER_REVIEW, "filing.order.resubmitted"));
        // After a failed SMS step an order goes on unchanged or comes back to be edited, because a mobile may be wrong.
        for (var pullable : List.of(PROVIDER_REVIEW, PROVIDER_RECHECK, SMS_EXPIRED)) {
            steps.add(step(pullable, WITHDRAW, APPLICANT, OrderState.DRAFT, "filing.order.withdrawn"));
        }
        authority(steps);
        for (var state : WITH_AUTHORITY) {
            steps.add(step(state, REQUEST_CORRECTION, REVIEWER, PROVIDER_CORRECTION, "filing.order.returned"));
            steps.add(step(state, REJECT, REVIEWER, PROVIDER_REJECTED, "filing.order.rejected"));
        }
        endings(steps, WAITING_FOR_APPLICANT);
        return List.copyOf(steps);
    }

    /**
     * A deregistration has nothing to review and nothing to correct after a refusal. It goes to the authority again or
     * is abandoned.
     */
    private static List<Step<OrderState, OrderAct, OrderRole>> deregistration() {
        var steps = new ArrayList<Step<OrderState, OrderAct, OrderRole>>();
        steps.add(step(OrderState.DRAFT, SUBMIT, APPLICANT, AWAITING_SUBMISSION, "filing.order.submitted"));
        steps.add(step(AUTHORITY_REJECTED, RESUBMIT, APPLICANT, AWAITING_SUBMISSION, "filing.order.resubmitted"));
        // One that cannot be sent is flagged, and a reviewer gives it back with the reason.
        steps.add(step(AWAITING_SUBMISSION, FLAG, SYSTEM, AWAITING_SUBMISSION, "filing.order.flagged"));
        authority(steps);
        for (var state : List.of(AWAITING_SUBMISSION, SMS_PENDING, AUTHORITY_REVIEW)) {
            steps.add(step(state, REJECT, REVIEWER, AUTHORITY_REJECTED, "filing.order.rejected"));
        }
        endings(steps, EnumSet.of(OrderState.DRAFT, SMS_EXPIRED, AUTHORITY_REJECTED));
        return List.copyOf(steps);
    }

    /** The holder has no part in this order. If the authority refuses it, it ends, and the provider decides again. */
    private static List<Step<OrderState, OrderAct, OrderRole>> providersDeregistration() {
        var steps = new ArrayList<Step<OrderState, OrderAct, OrderRole>>();
        steps.add(step(OrderState.DRAFT, SUBMIT, REVIEWER, AWAITING_SUBMISSION, "filing.order.submitted"));
        uploadAndGrant(steps);
        // No applicant can withdraw such an order if it cannot be sent, so a reviewer ends it.
        for (var state : List.of(AWAITING_SUBMISSION, SMS_PENDING, AUTHORITY_REVIEW)) {
            steps.add(step(state, REJECT, REVIEWER, ABANDONED, "filing.order.rejected"));
        }
        steps.add(step(SMS_PENDING, SMS_FAILED, AUTHORITY, ABANDONED, "filing.order.sms-failed"));
        steps.add(step(SMS_PENDING, REFUSE, AUTHORITY, ABANDONED, "filing.order.refused"));
        steps.add(step(AUTHORITY_REVIEW, REFUSE, AUTHORITY, ABANDONED, "filing.order.refused"));
        return List.copyOf(steps);
    }

    /** The steps from the provider's approval to the authority's decision. */
    private static void authority(List<Step<OrderState, OrderAct, OrderRole>> steps) {
        steps.add(step(SMS_EXPIRED, RESUBMIT, APPLICANT, AWAITING_SUBMISSION, "filing.order.resubmitted"));
        steps.add(step(AWAITING_SUBMISSION, WITHDRAW, APPLICANT, OrderState.DRAFT, "filing.order.withdrawn"));
        uploadAndGrant(steps);
        steps.add(step(SMS_PENDING, SMS_FAILED, AUTHORITY, SMS_EXPIRED, "filing.order.sms-failed"));
        // What the authority refuses before a code was typed must be edited, and an order with an expired code goes on
        // unchanged (ADR 0010).
        steps.add(step(SMS_PENDING, REFUSE, AUTHORITY, AUTHORITY_REJECTED, "filing.order.refused"));
        steps.add(step(AUTHORITY_REVIEW, REFUSE, AUTHORITY, AUTHORITY_REJECTED, "filing.order.refused"));
        // Faults of one record may come in several files.
        steps.add(step(AUTHORITY_REJECTED, REFUSE, AUTHORITY, AUTHORITY_REJECTED, "filing.order.refused"));
    }

    private static void uploadAndGrant(List<Step<OrderState, OrderAct, OrderRole>> steps) {
        steps.add(step(AWAITING_SUBMISSION, UPLOAD, SYSTEM, SMS_PENDING, "filing.order.uploaded"));
        steps.add(step(AWAITING_SUBMISSION, UPLOAD_WITHOUT_SMS, SYSTEM, AUTHORITY_REVIEW, "filing.order.uploaded"));
        steps.add(step(SMS_PENDING, SMS_VERIFIED, AUTHORITY, AUTHORITY_REVIEW, "filing.order.sms-verified"));
        steps.add(step(AUTHORITY_REVIEW, GRANT, AUTHORITY, COMPLETED, "filing.order.completed"));
        // A result that the platform cannot apply, or that is late, flags the order. Then reviewers lead it on.
        for (var state : WITH_AUTHORITY) {
            steps.add(step(state, FLAG, SYSTEM, state, "filing.order.flagged"));
            steps.add(step(state, PROPOSE_GRANT, REVIEWER, state, "filing.order.grant-proposed"));
            steps.add(step(state, CONFIRM_GRANT, REVIEWER, COMPLETED, "filing.order.completed"));
            steps.add(step(state, SEND_BACK, REVIEWER, state, "filing.order.proposal-sent-back"));
        }
    }

    private static void endings(List<Step<OrderState, OrderAct, OrderRole>> steps, Set<OrderState> waitingStates) {
        for (var waiting : waitingStates) {
            steps.add(step(waiting, ABANDON, APPLICANT, ABANDONED, "filing.order.abandoned"));
            steps.add(step(waiting, EXPIRE, SYSTEM, EXPIRED, "filing.order.expired"));
        }
    }

    private static Step<OrderState, OrderAct, OrderRole> step(
            OrderState from, OrderAct act, OrderRole who, OrderState to, String event) {
        return new Step<>(from, act, Set.of(who), to, event);
    }
}
