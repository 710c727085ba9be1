package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderView;
import cn.icpfiling.filing.progress.OrderViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Pulls an order back to edit it, as long as no upload batch has it. */
@ApplicationScoped
class WithdrawOrder {

    private final OrderAccess access;
    private final OrderProgress progress;
    private final OrderViews views;
    private final Clock clock;

    WithdrawOrder(OrderAccess access, OrderProgress progress, OrderViews views, Clock clock) {
        this.access = access;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    @Transactional
    OrderView handle(UUID orderId) {
        var order = access.own(orderId);
        progress.perform(order, OrderAct.WITHDRAW, access.actor(), clock.instant());
        return views.of(order);
    }
}
