package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookState;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
    private final Clock machine;

    ChangeEndpoint(
            EndpointGate gate,
            OwnedEndpoints owned,
            WebhookEndpointRepository endpoints,
            WebhookQueueTable queues,
            EndpointViews views,
            Audit audit,
            @MachineClock Clock machine) {
        this.gate = gate;
        this.owned = owned;
        this.endpoints = endpoints;
        this.queues = queues;
        this.views = views;
        this.audit = audit;
        this.machine = machine;
    }

    /** Deliveries that wait go to a new URL with their next attempt, and what failed at the former one counts no more. */
    TaggedEndpoint replace(UUID id, IfMatch ifMatch, EndpointEntry entry) {
        var existing = owned.existing(id);
        if (!existing.url().equals(entry.url()) || !existing.types().equals(entry.eventTypes())) {
            owned.requireScopeOfLog();
        }
        if (!existing.url().equals(entry.url())) {
            gate.requireUrl(entry.url());
        }
        return UnitOfWork.in(() -> {
            owned.lockLog();
            var endpoint = owned.locked(id);
            ifMatch.require(endpoint.version());
            var moves = !endpoint.url().equals(entry.url());
            endpoint.change(entry.url(), entry.eventTypes(), entry.descriptionOrEmpty());
            endpoints.flush();
            // The queue of another state is closed, and begins anew when the endpoint is resumed.
            if (moves && endpoint.state() == WebhookState.ACTIVE) {
                queues.open(id, machine.instant().truncatedTo(ChronoUnit.MICROS));
            }
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
