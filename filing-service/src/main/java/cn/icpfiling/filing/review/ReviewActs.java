package cn.icpfiling.filing.review;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderEvent;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Runs an act of a reviewer on an order: first access, then the idempotency key, and inside it the lock and the version. */
@ApplicationScoped
class ReviewActs {

    private final IdempotencyService idempotency;
    private final OrderAccess access;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final Clock clock;

    ReviewActs(
            IdempotencyService idempotency,
            OrderAccess access,
            OrderRepository orders,
            OrderProgress progress,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.orders = orders;
        this.progress = progress;
        this.clock = clock;
    }

    /** @param act gets the locked order */
    StoredResponse handle(
            UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch, Function<Order, Reply> act) {
        access.requireReviewable(orderId);
        return idempotency.perform(idempotentRequest, () -> {
            var order = orders.locked(orderId);
            ifMatch.require(order.version());
            return act.apply(order);
        });
    }

    /** A step by the calling reviewer, now. */
    OrderEvent perform(Order order, OrderAct act, List<Reason> reasons) {
        return perform(order, act, reasons, clock.instant());
    }

    OrderEvent perform(Order order, OrderAct act, List<Reason> reasons, Instant at) {
        return progress.perform(order, act, actor(), at, reasons);
    }

    OrderActor actor() {
        return access.actor();
    }
}
