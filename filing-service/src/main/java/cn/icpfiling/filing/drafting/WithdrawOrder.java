package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Withdraws an order for editing, unless an upload batch has it. */
@ApplicationScoped
class WithdrawOrder {

    private final IdempotencyService idempotency;
    private final OrderAccess access;
    private final OrderProgress progress;
    private final OrderViews views;
    private final Clock clock;

    WithdrawOrder(
            IdempotencyService idempotency, OrderAccess access, OrderProgress progress, OrderViews views, Clock clock) {
        this.idempotency = idempotency;
        this.access = access;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    StoredResponse handle(UUID orderId, IdempotentRequest idempotentRequest, IfMatch ifMatch) {
        access.requireReadable(orderId);
        return idempotency.perform(idempotentRequest, () -> withdraw(orderId, ifMatch));
    }

    private Reply withdraw(UUID orderId, IfMatch ifMatch) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
        progress.perform(order, OrderAct.WITHDRAW, access.actor(), clock.instant());
        return views.of(order).reply();
    }
}
