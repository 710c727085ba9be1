package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.store.OrderRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Tells whether an order of a filed subject is with the authority. A shell-site finding waits for its decision. */
@ApplicationScoped
class ShowOpenOrders {

    private final OrderRepository orders;

    ShowOpenOrders(OrderRepository orders) {
        this.orders = orders;
    }

    /** @param withAuthority whether an order is in a state in which the authority acts next */
    record SubjectOpenOrders(boolean withAuthority) {}

    @Transactional
    SubjectOpenOrders handle(UUID subject) {
        return new SubjectOpenOrders(orders.isWithAuthority(subject));
    }
}
