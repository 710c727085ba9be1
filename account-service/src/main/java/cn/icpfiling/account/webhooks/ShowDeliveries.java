package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.DeliveryState;
import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows the deliveries of one endpoint, the newest first, or one delivery. */
@RequestScoped
class ShowDeliveries {

    private final OwnedEndpoints owned;
    private final OwnedDeliveries ownedDeliveries;
    private final WebhookDeliveryTable deliveries;
    private final RetrySchedule schedule;
    private final KeysetPages pages;

    ShowDeliveries(
            OwnedEndpoints owned,
            OwnedDeliveries ownedDeliveries,
            WebhookDeliveryTable deliveries,
            RetrySchedule schedule,
            KeysetPages pages) {
        this.owned = owned;
        this.ownedDeliveries = ownedDeliveries;
        this.deliveries = deliveries;
        this.schedule = schedule;
        this.pages = pages;
    }

    /** @param state null for all */
    @Transactional
    Page<DeliveryView> page(UUID endpoint, DeliveryState state, String cursor, Integer wish) {
        owned.existing(endpoint);
        return pages.pageById(
                        "webhook-deliveries:" + endpoint + ":" + state,
                        cursor,
                        wish,
                        WebhookDelivery::id,
                        (before, atMost) -> deliveries.page(endpoint, state, before, atMost))
                .map(delivery -> DeliveryView.of(delivery, schedule.attempts()));
    }

    /** As the running transaction has written it. The caller has checked the owner. */
    DeliveryView written(UUID id) {
        return DeliveryView.of(deliveries.find(id).orElseThrow(), schedule.attempts());
    }

    DeliveryView one(UUID id) {
        return DeliveryView.of(ownedDeliveries.existing(id), schedule.attempts());
    }
}
