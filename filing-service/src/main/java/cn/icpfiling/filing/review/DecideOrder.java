package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * The provider's decision on a submitted order. If a second reviewer must look, the decision stays a proposal until
 * then.
 */
@ApplicationScoped
class DecideOrder {

    private final ReviewActs reviews;
    private final ReviewPolicy policy;
    private final ApprovalGate approval;
    private final OrderViews views;

    DecideOrder(ReviewActs reviews, ReviewPolicy policy, ApprovalGate approval, OrderViews views) {
        this.reviews = reviews;
        this.policy = policy;
        this.approval = approval;
        this.views = views;
    }

    StoredResponse handle(
            UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch, ProviderDecision decision) {
        return reviews.handle(orderId, idempotentRequest, ifMatch, order -> decide(order, decision));
    }

    private Reply decide(Order order, ProviderDecision decision) {
        var approves = decision.decision() == ProviderDecision.Decision.APPROVE;
        var reasons = decision.reasons().stream()
                .map(reason -> Reason.of(reason.code(), reason.pointer()))
                .toList();
        // After the state: a decision that is not open is refused as such, whatever else it lacks. Nothing is kept.
        reviews.perform(order, act(order, decision.decision()), reasons);
        if (approves) {
            approval.require(order);
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
