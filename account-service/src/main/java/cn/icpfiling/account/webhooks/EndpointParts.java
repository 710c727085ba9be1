package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.account.store.WebhookQueueTable;
import jakarta.enterprise.context.ApplicationScoped;

/** Where the parts of an endpoint are kept. */
@ApplicationScoped
class EndpointParts {

    private final WebhookEndpointRepository endpoints;
    private final WebhookQueueTable queues;
    private final WebhookDeliveryTable deliveries;
    private final WebhookSecrets secrets;

    EndpointParts(
            WebhookEndpointRepository endpoints,
            WebhookQueueTable queues,
            WebhookDeliveryTable deliveries,
            WebhookSecrets secrets) {
        this.endpoints = endpoints;
        this.queues = queues;
        this.deliveries = deliveries;
        this.secrets = secrets;
    }

    WebhookEndpointRepository endpoints() {
        return endpoints;
    }

    WebhookQueueTable queues() {
        return queues;
    }

    WebhookDeliveryTable deliveries() {
        return deliveries;
    }

    WebhookSecrets secrets() {
        return secrets;
    }
}
