package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderHistoryEntry;
import cn.icpfiling.filing.core.ProposedNumbers;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.core.SecondLook;
import cn.icpfiling.filing.filings.GrantCheck;
import cn.icpfiling.filing.filings.RegisterFiling;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.OrderHistoryRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SecondLookTable;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
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

    private final Once once;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderHistoryRepository history;
    private final OrderProgress progress;
    private final SecondLookTable looks;
    private final ReviewCalls calls;
    private final GrantCheck check;
    private final RegisterFiling registerFiling;
    private final OrderViews views;
    private final Clock clock;

    ConfirmDecision(
            Once once,
            OrderAccess access,
            OrderRepository orders,
            OrderHistoryRepository history,
            OrderProgress progress,
            SecondLookTable looks,
            ReviewCalls calls,
            GrantCheck check,
            RegisterFiling registerFiling,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.orders = orders;
        this.history = history;
        this.progress = progress;
        this.looks = looks;
        this.calls = calls;
        this.check = check;
        this.registerFiling = registerFiling;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen, SecondDecision decision) {
        access.requireReviewable(orderId);
        return once.perform(attempt, () -> look(orderId, seen, decision));
    }

    private Reply look(UUID orderId, IfMatch seen, SecondDecision decision) {
        var order = orders.locked(orderId);
        seen.require(order.version());
        var confirms = decision.decision() == SecondDecision.Decision.CONFIRM;
        var first = order.desk();
        var act = confirms && first.proposedAct() != null ? first.proposedAct() : OrderAct.SEND_BACK;
        var at = clock.instant();
        if (act == OrderAct.CONFIRM_GRANT) {
            grant(order, first.proposedNumbers(), at);
        } else {
            progress.perform(order, act, access.actor(), at, reasons(order, act, decision));
        }
        if (act == OrderAct.APPROVE) {
            calls.requireConfirmed(order);
        }
        DecisionFaults.refuse(!confirms, decision.reasons());
        looks.insert(new SecondLook(
                orderId,
                order.sequence(),
                order.submission(),
                first.proposedAct(),
                first.proposedBy(),
                first.proposedAt(),
                access.account(),
                at,
                confirms ? SecondLook.Outcome.CONFIRMED : SecondLook.Outcome.SENT_BACK));
        return views.of(order).reply();
    }

    /** Checks the first reviewer's numbers again, because records may have changed since. */
    private void grant(Order order, ProposedNumbers numbers, Instant at) {
        var checked = ProposeGrant.requireFit(order, numbers, check);
        registerFiling.handle(
                order,
                checked.subject(),
                checked.services(),
                new RegisterFiling.Decided(OrderAct.CONFIRM_GRANT, access.actor()),
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
