package cn.icpfiling.filing.progress;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a caller who may not know the order with 404 before any other check, however the request is formed. */
@ApplicationScoped
class OrderVisibility implements Visibility {

    private final PathVisibility orders;

    OrderVisibility(OrderAccess access) {
        this.orders = new PathVisibility("/api/v1/orders", access::requireKnown);
    }

    @Override
    public void require(String path) {
        orders.require(path);
    }
}
