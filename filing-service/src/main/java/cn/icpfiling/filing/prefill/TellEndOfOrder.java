package cn.icpfiling.filing.prefill;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderEvent;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.Preparation;
import cn.icpfiling.filing.core.prefill.PrefillAct;
import cn.icpfiling.filing.core.prefill.PrefillRole;
import cn.icpfiling.filing.progress.OrderFollower;
import cn.icpfiling.filing.store.PrefilledOrderRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends a prefilled order with the holder's order, so that its partner learns whether the filing was granted, and no more. */
@ApplicationScoped
class TellEndOfOrder implements OrderFollower {

    private final PrefilledOrderRepository orders;
    private final PrefillProgress progress;

    TellEndOfOrder(PrefilledOrderRepository orders, PrefillProgress progress) {
        this.orders = orders;
        this.progress = progress;
    }

    @Override
    public void follow(Order order, OrderEvent event) {
        if (Preparation.partner(order).isEmpty() || !order.lifecycle().isFinal(event.to())) {
            return;
        }
        var act = event.to() == OrderState.COMPLETED ? PrefillAct.COMPLETE : PrefillAct.END;
        orders.lockedByOrder(order.id()).ifPresent(found -> progress.perform(found, act, PrefillRole.SYSTEM));
    }
}
