package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.ServiceNumber;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Abandons an order. Its service number is free again; its content is kept. */
@ApplicationScoped
class AbandonOrder {

    private final Once once;
    private final OrderAccess access;
    private final OrderProgress progress;
    private final ServiceNumberRepository numbers;
    private final OrderViews views;
    private final Clock clock;

    AbandonOrder(
            Once once,
            OrderAccess access,
            OrderProgress progress,
            ServiceNumberRepository numbers,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.access = access;
        this.progress = progress;
        this.numbers = numbers;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen) {
        access.requireReadable(orderId);
        return once.perform(attempt, () -> abandon(orderId, seen));
    }

    private Reply abandon(UUID orderId, IfMatch seen) {
        var order = access.own(orderId);
        seen.require(order.version());
        progress.perform(order, OrderAct.ABANDON, access.actor(), clock.instant());
        numbers.lockedOfOrder(orderId).ifPresent(ServiceNumber::release);
        return views.of(order).reply();
    }
}
