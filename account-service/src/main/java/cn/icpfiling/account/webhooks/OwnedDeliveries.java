package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Finds the delivery that a caller names, through its endpoint. */
@RequestScoped
class OwnedDeliveries {

    private final OwnedEndpoints owned;
    private final WebhookDeliveryTable deliveries;

    OwnedDeliveries(OwnedEndpoints owned, WebhookDeliveryTable deliveries) {
        this.owned = owned;
        this.deliveries = deliveries;
    }

    WebhookDelivery existing(UUID id) {
        var found = UnitOfWork.in(() -> deliveries.find(id))
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        owned.existing(found.endpoint());
        return found;
    }
}
