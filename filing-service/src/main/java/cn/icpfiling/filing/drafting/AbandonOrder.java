package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Abandons an order. Its service number is free again; its content is kept. */
@ApplicationScoped
class AbandonOrder {

    private final IdempotencyService idempotency;
    private final OrderAccess access;
    private final OrderProgress progress;
    private final ServiceNumberRepository numbers;
    private final OrderViews views;
    private final Clock clock;

    AbandonOrder(
            IdempotencyService idempotency,
            OrderAccess access,
            OrderProgress progress,
            ServiceNumberRepository numbers,
            OrderViews views,
            Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.progress = progress;
        this.numbers = numbers;
        this.views = views;
        this.clock = clock;
    }

    StoredResponse handle(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        access.requireReadable(orderId);
        return idempotency.perform(idempotentRequest, () -> abandon(orderId, ifMatch));
    }

    private Reply abandon(UUID orderId, IfMatch ifMatch) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        progress.perform(order, OrderAct.ABANDON, access.actor(), clock.instant());
        numbers.lockedOfOrder(orderId).ifPresent(ServiceNumber::release);
        return views.of(order).reply();
    }
}
