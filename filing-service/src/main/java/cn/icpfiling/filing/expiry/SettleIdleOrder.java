package cn.icpfiling.filing.expiry;

import cn.icpfiling.filing.core.Idleness;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Reminds the applicant of one idle order, or ends it. Its service number is then free again; its content is kept.
 * Whether something is due is checked under the order's lock, because the applicant may just have acted.
 */
@ApplicationScoped
class SettleIdleOrder {

    private final OrderRepository orders;
    private final OrderProgress progress;
    private final ServiceNumberRepository numbers;
    private final Clock clock;

    SettleIdleOrder(OrderRepository orders, OrderProgress progress, ServiceNumberRepository numbers, Clock clock) {
        this.orders = orders;
        this.progress = progress;
        this.numbers = numbers;
        this.clock = clock;
    }

    Idleness.Due handle(UUID orderId) {
        return UnitOfWork.in(() -> settle(orderId));
    }

    private Idleness.Due settle(UUID orderId) {
        var order = orders.locked(orderId);
        var now = clock.instant();
        var due = order.due(LegalTime.dayOf(now));
        switch (due) {
            case REMINDER -> progress.remind(order, now);
            case END -> expire(order, now);
            case NOTHING -> {}
        }
        return due;
    }

    private void expire(Order order, Instant now) {
        progress.perform(order, OrderAct.EXPIRE, OrderActor.SYSTEM, now);
        numbers.lockedOfOrder(order.id()).ifPresent(ServiceNumber::release);
    }
}
