package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Withdraws an order for editing, unless an upload batch has it. */
@ApplicationScoped
class WithdrawOrder {

    private final Once once;
    private final OrderAccess access;
    private final OrderProgress progress;
    private final OrderViews views;
    private final Clock clock;

    WithdrawOrder(Once once, OrderAccess access, OrderProgress progress, OrderViews views, Clock clock) {
        this.once = once;
        this.access = access;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    Answer handle(UUID orderId, Attempt attempt, IfMatch seen) {
        access.requireReadable(orderId);
        return once.perform(attempt, () -> withdraw(orderId, seen));
    }

    private Reply withdraw(UUID orderId, IfMatch seen) {
        var order = access.own(orderId);
        seen.require(order.version());
        progress.perform(order, OrderAct.WITHDRAW, access.actor(), clock.instant());
        return views.of(order).reply();
    }
}
