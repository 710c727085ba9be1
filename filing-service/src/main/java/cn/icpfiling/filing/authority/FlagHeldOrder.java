package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.progress.OrderProgress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Leaves an order that cannot be sent to reviewers, who return it with what is to be corrected, or give a deregistration
 * back with the reason. Of the provider's own deregistration the issues of the authority tell, and a reviewer ends it.
 */
@ApplicationScoped
class FlagHeldOrder {

    private final OrderProgress progress;
    private final FlagBarredOrder flagBarredOrder;
    private final Clock clock;

    FlagHeldOrder(OrderProgress progress, FlagBarredOrder flagBarredOrder, Clock clock) {
        this.progress = progress;
        this.flagBarredOrder = flagBarredOrder;
        this.clock = clock;
    }

    /**
     * What the authority barred while the orders were in their upload counts from now on, because they are ours again.
     *
     * @param some locked, in no batch any more
     * @param culprit whether the authority refused the upload because of them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void released(Collection<Order> some, boolean culprit) {
        if (culprit) {
            some.forEach(order -> handle(order, order.submission()));
        }
        flagBarredOrder.handle(some);
    }

    /** @param order locked; it may have left its state since its record was written */
    @Transactional(Transactional.TxType.MANDATORY)
    void handle(Order order, int submission) {
        if (order.state() == OrderState.AWAITING_SUBMISSION
                && order.submission() == submission
                && !order.isLeftToReviewers()
                && order.openSteps().allow(OrderAct.FLAG, OrderRole.SYSTEM)) {
            progress.perform(
                    order,
                    OrderAct.FLAG,
                    OrderActor.SYSTEM,
                    clock.instant(),
                    List.of(Reason.of("AUTHORITY_PROCESSING_ERROR", "")));
        }
    }
}
