package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.ServiceNumber;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Gives an order up; its service number is free again, what was entered is kept. */
@ApplicationScoped
class AbandonOrder {

    private final OrderAccess access;
    private final OrderProgress progress;
    private final ServiceNumberRepository numbers;
    private final OrderViews views;
    private final Clock clock;

    AbandonOrder(
            OrderAccess access,
            OrderProgress progress,
            ServiceNumberRepository numbers,
            OrderViews views,
            Clock clock) {
        this.access = access;
        this.progress = progress;
        this.numbers = numbers;
        this.views = views;
        this.clock = clock;
    }

    @Transactional
    OrderView handle(UUID orderId) {
        var order = access.own(orderId);
        progress.perform(order, OrderAct.ABANDON, access.actor(), clock.instant());
        numbers.lockedOfOrder(orderId).ifPresent(ServiceNumber::release);
        return views.of(order);
    }
}
