package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.OrderAct;
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
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A reviewer claims an order or releases it; an administrator removes a reviewer's claim. */
@ApplicationScoped
class ClaimOrder {

    private final Once once;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final ReviewClaims claims;
    private final OrderViews views;
    private final Clock clock;

    ClaimOrder(
            Once once,
            OrderAccess access,
            OrderRepository orders,
            OrderProgress progress,
            ReviewClaims claims,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.orders = orders;
        this.progress = progress;
        this.claims = claims;
        this.views = views;
        this.clock = clock;
    }

    Answer take(UUID orderId, Attempt attempt, IfMatch seen) {
        access.requireReviewable(orderId);
        return once.perform(attempt, () -> claim(orderId, seen));
    }

    /** Extends the claim of a reviewer who already has it. That is no step, because it would fill the history. */
    private Reply claim(UUID orderId, IfMatch seen) {
        var order = orders.locked(orderId);
        seen.require(order.version());
        var now = clock.instant();
        if (!order.desk().isClaimedBy(access.account(), now)) {
            progress.perform(order, OrderAct.CLAIM, access.actor(), now);
        }
        claims.take(order, now);
        return views.of(order).reply();
    }

    @Transactional
    void release(UUID orderId, IfMatch seen) {
        access.requireForeign(orderId);
        var order = orders.locked(orderId);
        seen.require(order.version());
        progress.perform(order, OrderAct.RELEASE, access.actor(), clock.instant());
    }
}
