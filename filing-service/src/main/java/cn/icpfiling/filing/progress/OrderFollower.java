package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderEvent;

/** Gets each step of an order in the transaction that performs it; the caller holds the lock of the order. */
public interface OrderFollower {

    void follow(Order order, OrderEvent event);
}
