package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Replaces URL, types and description of an endpoint, or deletes it with its queue. */
@RequestScoped
class ChangeEndpoint {

    private final EndpointGate gate;
    private final OwnedEndpoints owned;
    private final WebhookEndpointRepository endpoints;
    private final WebhookQueueTable queues;
    private final EndpointViews views;
    private final Audit audit;

    ChangeEndpoint(
            EndpointGate gate,
            OwnedEndpoints owned,
            WebhookEndpointRepository endpoints,
            WebhookQueueTable queues,
            EndpointViews views,
            Audit audit) {
        this.gate = gate;
        this.owned = owned;
        this.endpoints = endpoints;
        this.queues = queues;
        this.views = views;
        this.audit = audit;
    }

    /** Deliveries that wait go to the new URL. */
    TaggedEndpoint replace(UUID id, IfMatch ifMatch, EndpointEntry entry) {
        var existing = owned.existing(id);
        if (!existing.url().equals(entry.url())) {
            gate.requireUrl(entry.url());
        }
        return UnitOfWork.in(() -> {
            var endpoint = owned.locked(id);
            ifMatch.require(endpoint.version());
            endpoint.change(entry.url(), entry.eventTypes(), entry.descriptionOrEmpty());
            endpoints.flush();
            audit.record(Act.of("WEBHOOK.CHANGE", "WEBHOOK_ENDPOINT", id).with("owner", endpoint.owner()));
            return views.of(endpoint);
        });
    }

    void delete(UUID id) {
        owned.existing(id);
        UnitOfWork.run(() -> {
            var endpoint = owned.locked(id);
            queues.delete(id);
            endpoints.delete(endpoint);
            audit.record(Act.of("WEBHOOK.DELETE", "WEBHOOK_ENDPOINT", id).with("owner", endpoint.owner()));
        });
    }
}
