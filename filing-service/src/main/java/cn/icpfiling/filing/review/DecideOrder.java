package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.tables.ReasonCatalogue;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The provider's decision on a submitted order. */
@ApplicationScoped
class DecideOrder {

    private final Once once;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final OrderViews views;
    private final Clock clock;
    private final Set<String> catalogue = ReasonCatalogue.bundled().of(ReasonCatalogue.Family.REVIEW);

    DecideOrder(
            Once once,
            OrderAccess access,
            OrderRepository orders,
            OrderProgress progress,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.orders = orders;
        this.progress = progress;
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
        var act = OrderAct.valueOf(decision.decision().name());
        var reasons = decision.reasons().stream()
                .map(reason -> Reason.of(reason.code(), reason.pointer()))
                .toList();
        progress.perform(order, act, access.actor(), clock.instant(), reasons);
        refuseFaults(decision);
        return views.of(order).reply();
    }

    /** After the state: a decision that is not open is refused as such, whatever its reasons. Nothing is kept. */
    private void refuseFaults(ProviderDecision decision) {
        var broken = new ArrayList<Violation>();
        if (decision.decision() != ProviderDecision.Decision.APPROVE
                && decision.reasons().isEmpty()) {
            broken.add(Violation.of("/reasons", "REASONS_MISSING", null));
        }
        if (decision.decision() == ProviderDecision.Decision.APPROVE
                && !decision.reasons().isEmpty()) {
            broken.add(Violation.of("/reasons", "REASONS_NOT_EXPECTED", null));
        }
        for (var i = 0; i < decision.reasons().size(); i++) {
            if (!catalogue.contains(decision.reasons().get(i).code())) {
                broken.add(Violation.of("/reasons/" + i + "/code", "REASON_UNKNOWN", null, List.copyOf(catalogue)));
            }
        }
        if (!broken.isEmpty()) {
            throw ProblemException.broken(broken);
        }
    }
}
