package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/**
 * The provider's decision on a submitted order. If a second reviewer must look, the decision stays a proposal until
 * then.
 */
@ApplicationScoped
class DecideOrder {

    private final Once once;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final ReviewPolicy policy;
    private final ReviewCalls calls;
    private final OrderViews views;
    private final Clock clock;

    DecideOrder(
            Once once,
            OrderAccess access,
            OrderRepository orders,
            OrderProgress progress,
            ReviewPolicy policy,
            ReviewCalls calls,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.orders = orders;
        this.progress = progress;
        this.policy = policy;
        this.calls = calls;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen, ProviderDecision decision) {
        access.requireReviewable(orderId);
        return once.perform(attempt, () -> decide(orderId, seen, decision));
    }

    private Reply decide(UUID orderId, IfMatch seen, ProviderDecision decision) {
        var order = orders.locked(orderId);
        seen.require(order.version());
        var approves = decision.decision() == ProviderDecision.Decision.APPROVE;
        var reasons = decision.reasons().stream()
                .map(reason -> Reason.of(reason.code(), reason.pointer()))
                .toList();
        // The state is checked first, so that a decision that is not open is refused as such, whatever other faults it
        // has. A refusal stores nothing.
        progress.perform(order, act(order, decision.decision()), access.actor(), clock.instant(), reasons);
        if (approves) {
            calls.requireConfirmed(order);
        }
        DecisionFaults.refuse(!approves, decision.reasons());
        return views.of(order).reply();
    }

    /** Returns the act of the decision. A decision that already awaits its second reviewer is refused by the state. */
    private OrderAct act(Order order, ProviderDecision.Decision decision) {
        var plain = OrderAct.valueOf(decision.name());
        if (!order.state().underReview()) {
            return plain;
        }
        return switch (decision) {
            case APPROVE -> policy.demandsSecondReviewerOfApproval(order) ? OrderAct.PROPOSE_APPROVAL : plain;
            case REJECT -> policy.demandsSecondReviewerOfRejection(order) ? OrderAct.PROPOSE_REJECTION : plain;
            case REQUEST_CORRECTION -> plain;
        };
    }
}
