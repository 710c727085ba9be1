package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** A reviewer claims an order or releases it; an administrator removes a reviewer's claim. */
@ApplicationScoped
class ClaimOrder {

    private final IdempotencyService idempotency;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final ReviewClaims claims;
    private final OrderViews views;
    private final Clock clock;

    ClaimOrder(
            IdempotencyService idempotency,
            OrderAccess access,
            OrderRepository orders,
            OrderProgress progress,
            ReviewClaims claims,
            OrderViews views,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.orders = orders;
        this.progress = progress;
        this.claims = claims;
        this.views = views;
        this.clock = clock;
    }

    StoredResponse take(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        access.requireReviewable(orderId);
        return idempotency.perform(idempotentRequest, () -> claim(orderId, ifMatch));
    }

    /** Extends the claim of a reviewer who already has it. That is no step, because it would fill the history. */
    private Reply claim(UUID orderId, IfMatch ifMatch) {
        var order = orders.locked(orderId);
        ifMatch.require(order.version());
        var now = clock.instant();
        if (!order.desk().isClaimedBy(access.account(), now)) {
            progress.perform(order, OrderAct.CLAIM, access.actor(), now);
        }
        claims.take(order, now);
        return views.of(order).reply();
    }

    @Transactional
    void release(UUID orderId, IfMatch ifMatch) {
        access.requireForeign(orderId);
        var order = orders.locked(orderId);
        ifMatch.require(order.version());
        progress.perform(order, OrderAct.RELEASE, access.actor(), clock.instant());
    }
}
