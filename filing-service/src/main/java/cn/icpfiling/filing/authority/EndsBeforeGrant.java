package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderEvent;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.progress.OrderFollower;
import cn.icpfiling.filing.store.ToldEndTable;
import jakarta.enterprise.context.ApplicationScoped;

/** Has an end that the authority told before the grant of an order applied after it. */
@ApplicationScoped
class EndsBeforeGrant implements OrderFollower {

    private final ToldEndTable ends;

    EndsBeforeGrant(ToldEndTable ends) {
        this.ends = ends;
    }

    @Override
    public void follow(Order order, OrderEvent event) {
        if (event.to() == OrderState.COMPLETED && !order.type().isDeregistration()) {
            ends.openAgain(order.onRecord().subjectNumber());
        }
    }
}
