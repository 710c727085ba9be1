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

/** The whole table of an order with both reviews. What is not in it is refused. */
public final class OrderLifecycle {

    private static final Set<OrderState> WAITING_FOR_APPLICANT =
            EnumSet.of(OrderState.DRAFT, PROVIDER_CORRECTION, PROVIDER_REJECTED, SMS_EXPIRED, AUTHORITY_REJECTED);

    private static final Lifecycle<OrderState, OrderAct, OrderRole> TABLE = new Lifecycle<>(OrderState.class, steps());

    private OrderLifecycle() {}

    public static Lifecycle<OrderState, OrderAct, OrderRole> table() {
        return TABLE;
    }

    private static List<Step<OrderState, OrderAct, OrderRole>> steps() {
        var steps = new ArrayList<Step<OrderState, OrderAct, OrderRole>>();
        steps.add(step(OrderState.DRAFT, SUBMIT, APPLICANT, PROVIDER_REVIEW, "filing.order.submitted"));
        for (var review : List.of(PROVIDER_REVIEW, PROVIDER_RECHECK)) {
            // The system returns an order too: a broken domain rule comes back from verification.
            steps.add(new Step<>(
                    review,
                    REQUEST_CORRECTION,
                    Set.of(REVIEWER, SYSTEM),
                    PROVIDER_CORRECTION,
                    "filing.order.returned"));
            steps.add(step(review, REJECT, REVIEWER, PROVIDER_REJECTED, "filing.order.rejected"));
            steps.add(step(review, APPROVE, REVIEWER, AWAITING_SUBMISSION, "filing.order.approved"));
            // What the machine cannot answer goes to a person; until all of it is settled the order stays.
            steps.add(step(review, FLAG, SYSTEM, review, "filing.order.flagged"));
            steps.add(step(review, SETTLE_RULES, REVIEWER, review, "filing.order.rules-settled"));
            steps.add(step(review, ACCEPT_PAPERS, REVIEWER, review, "filing.order.papers-accepted"));
            steps.add(step(review, ASK_VERIFICATION, REVIEWER, review, "filing.order.verification-asked"));
        }
        // An approved order that no upload batch has taken, when the provider ends its access to a service of the
        // subject.
        steps.add(step(AWAITING_SUBMISSION, REQUEST_CORRECTION, SYSTEM, PROVIDER_CORRECTION, "filing.order.returned"));
        steps.add(step(PROVIDER_CORRECTION, RESUBMIT, APPLICANT, PROVIDER_RECHECK, "filing.order.resubmitted"));
        steps.add(step(PROVIDER_REJECTED, RESUBMIT, APPLICANT, PROVIDER_REVIEW, "filing.order.resubmitted"));
        steps.add(step(AUTHORITY_REJECTED, RESUBMIT, APPLICANT, PROVIDER_REVIEW, "filing.order.resubmitted"));
        steps.add(step(SMS_EXPIRED, RESUBMIT, APPLICANT, AWAITING_SUBMISSION, "filing.order.resubmitted"));
        for (var pullable : List.of(PROVIDER_REVIEW, PROVIDER_RECHECK, AWAITING_SUBMISSION)) {
            steps.add(step(pullable, WITHDRAW, APPLICANT, OrderState.DRAFT, "filing.order.withdrawn"));
        }
        steps.add(step(AWAITING_SUBMISSION, UPLOAD, SYSTEM, SMS_PENDING, "filing.order.uploaded"));
        steps.add(step(AWAITING_SUBMISSION, UPLOAD_WITHOUT_SMS, SYSTEM, AUTHORITY_REVIEW, "filing.order.uploaded"));
        steps.add(step(SMS_PENDING, SMS_VERIFIED, AUTHORITY, AUTHORITY_REVIEW, "filing.order.sms-verified"));
        steps.add(step(SMS_PENDING, SMS_FAILED, AUTHORITY, SMS_EXPIRED, "filing.order.sms-failed"));
        // What the authority finds wrong before anybody typed a code must be edited, and what expired cannot be: ADR
        // 0010.
        steps.add(step(SMS_PENDING, REFUSE, AUTHORITY, AUTHORITY_REJECTED, "filing.order.refused"));
        steps.add(step(AUTHORITY_REVIEW, GRANT, AUTHORITY, COMPLETED, "filing.order.completed"));
        steps.add(step(AUTHORITY_REVIEW, REFUSE, AUTHORITY, AUTHORITY_REJECTED, "filing.order.refused"));
        for (var waiting : WAITING_FOR_APPLICANT) {
            steps.add(step(waiting, ABANDON, APPLICANT, ABANDONED, "filing.order.abandoned"));
            steps.add(step(waiting, EXPIRE, SYSTEM, EXPIRED, "filing.order.expired"));
        }
        return List.copyOf(steps);
    }

    private static Step<OrderState, OrderAct, OrderRole> step(
            OrderState from, OrderAct act, OrderRole who, OrderState to, String event) {
        return new Step<>(from, act, Set.of(who), to, event);
    }
}
