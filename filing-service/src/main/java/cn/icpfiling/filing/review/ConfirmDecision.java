package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderHistoryEntry;
import cn.icpfiling.filing.core.ProposedNumbers;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.core.review.SecondReview;
import cn.icpfiling.filing.filings.GrantCheck;
import cn.icpfiling.filing.filings.RegisterFiling;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.OrderHistoryRepository;
import cn.icpfiling.filing.store.SecondReviewTable;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The second review: another reviewer than the first one confirms a decision or sends it back. */
@ApplicationScoped
class ConfirmDecision {

    private final ReviewActs reviews;
    private final OrderHistoryRepository history;
    private final SecondReviewTable secondReviews;
    private final ApprovalGate approval;
    private final GrantCheck check;
    private final RegisterFiling registerFiling;
    private final OrderViews views;
    private final Clock clock;

    ConfirmDecision(
            ReviewActs reviews,
            OrderHistoryRepository history,
            SecondReviewTable secondReviews,
            ApprovalGate approval,
            GrantCheck check,
            RegisterFiling registerFiling,
            OrderViews views,
            Clock clock) {
        this.reviews = reviews;
        this.history = history;
        this.secondReviews = secondReviews;
        this.approval = approval;
        this.check = check;
        this.registerFiling = registerFiling;
        this.views = views;
        this.clock = clock;
    }

    StoredResponse handle(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch, SecondDecision decision) {
        return reviews.handle(orderId, idempotentRequest, ifMatch, order -> confirm(order, decision));
    }

    private Reply confirm(Order order, SecondDecision decision) {
        var confirms = decision.decision() == SecondDecision.Decision.CONFIRM;
        var first = order.desk();
        var act = confirms && first.proposedAct() != null ? first.proposedAct() : OrderAct.SEND_BACK;
        var at = clock.instant();
        if (act == OrderAct.CONFIRM_GRANT) {
            grant(order, first.proposedNumbers(), at);
        } else {
            reviews.perform(order, act, reasons(order, act, decision), at);
        }
        if (act == OrderAct.APPROVE) {
            approval.require(order);
        }
        DecisionFaults.refuse(!confirms, decision.reasons());
        secondReviews.insert(new SecondReview(
                order.id(),
                order.sequence(),
                order.submission(),
                first.proposedAct(),
                first.proposedBy(),
                first.proposedAt(),
                reviews.actor().account(),
                at,
                confirms ? SecondReview.Outcome.CONFIRMED : SecondReview.Outcome.SENT_BACK));
        return views.of(order).reply();
    }

    /** Checks the first reviewer's numbers again, because records may have changed since. */
    private void grant(Order order, ProposedNumbers numbers, Instant at) {
        var checked = ProposeGrant.requireFit(order, numbers, check);
        registerFiling.handle(
                order,
                checked.subject(),
                checked.services(),
                new RegisterFiling.Decided(OrderAct.CONFIRM_GRANT, reviews.actor()),
                at);
    }

    /** A confirmed rejection has the first reviewer's reasons, because the second reviewer confirmed those. */
    private List<Reason> reasons(Order order, OrderAct act, SecondDecision decision) {
        return switch (act) {
            case SEND_BACK ->
                decision.reasons().stream()
                        .map(reason -> Reason.of(reason.code(), reason.pointer()))
                        .toList();
            case REJECT ->
                history.last(order.id(), OrderAct.PROPOSE_REJECTION)
                        .map(OrderHistoryEntry::reasons)
                        .orElseThrow(() -> new ProblemException(FilingProblem.NOTHING_PROPOSED));
            default -> List.of();
        };
    }
}
