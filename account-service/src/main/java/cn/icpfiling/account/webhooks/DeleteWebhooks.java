package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.events.EventLog;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.account.store.WebhookQueueTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Deletes the endpoints of an account that is closed, with their queues and deliveries. */
@ApplicationScoped
public class DeleteWebhooks {

    private final EventLog log;
    private final WebhookEndpointRepository endpoints;
    private final WebhookQueueTable queues;
    private final WebhookDeliveryTable deliveries;

    DeleteWebhooks(
            EventLog log,
            WebhookEndpointRepository endpoints,
            WebhookQueueTable queues,
            WebhookDeliveryTable deliveries) {
        this.log = log;
        this.endpoints = endpoints;
        this.queues = queues;
        this.deliveries = deliveries;
    }

    /** Nothing is sent after the commit, except attempts that run already. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void of(UUID owner) {
        // Under the log's lock no event adds a delivery meanwhile.
        log.lock(owner);
        for (var endpoint : endpoints.lockedOf(owner)) {
            queues.delete(endpoint.id());
            deliveries.deleteOf(endpoint.id());
            endpoints.delete(endpoint);
        }
        endpoints.flush();
    }
}
