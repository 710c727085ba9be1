package cn.icpfiling.account.webhooks;

import cn.icpfiling.platform.web.problem.PathVisibility;
import cn.icpfiling.platform.web.problem.Visibility;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers a caller who may not know an endpoint or a delivery with 404 before any other check. */
@ApplicationScoped
class EndpointVisibility implements Visibility {

    private final PathVisibility endpoints;
    private final PathVisibility deliveries;

    EndpointVisibility(OwnedEndpoints owned, OwnedDeliveries ownedDeliveries) {
        this.endpoints = new PathVisibility("/api/v1/webhook-endpoints", owned::existing);
        this.deliveries = new PathVisibility("/api/v1/webhook-deliveries", ownedDeliveries::existing);
    }

    @Override
    public void require(String path) {
        endpoints.require(path);
        deliveries.require(path);
    }
}
