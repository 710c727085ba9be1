package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Creates an endpoint. Its first response shows the secret. */
@RequestScoped
class AddEndpoint {

    private final EndpointGate gate;
    private final IdempotencyService idempotency;
    private final WebhookEndpointRepository endpoints;
    private final WebhookQueueTable queues;
    private final WebhookSecrets secrets;
    private final EndpointViews views;
    private final Audit audit;
    private final Clock machine;

    AddEndpoint(
            EndpointGate gate,
            IdempotencyService idempotency,
            WebhookEndpointRepository endpoints,
            WebhookQueueTable queues,
            WebhookSecrets secrets,
            EndpointViews views,
            Audit audit,
            @MachineClock Clock machine) {
        this.gate = gate;
        this.idempotency = idempotency;
        this.endpoints = endpoints;
        this.queues = queues;
        this.secrets = secrets;
        this.views = views;
        this.audit = audit;
        this.machine = machine;
    }

    StoredResponse handle(IdempotentRequest request, EndpointEntry entry) {
        gate.requireScopeOfLog();
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        gate.requireUrl(entry.url());
        return idempotency.perform(request, () -> added(entry));
    }

    private Reply added(EndpointEntry entry) {
        gate.lockLog();
        var owner = gate.owner();
        if (endpoints.countOf(owner) >= WebhookEndpoint.MOST) {
            throw new ProblemException(AccountProblem.WEBHOOK_ENDPOINTS_FULL, WebhookEndpoint.MOST);
        }
        var id = Ids.next();
        var secret = secrets.fresh();
        var endpoint = new WebhookEndpoint(
                id, owner, secrets.encrypt(id, secret), machine.instant().truncatedTo(ChronoUnit.MICROS));
        endpoint.change(entry.url(), entry.eventTypes(), entry.descriptionOrEmpty());
        endpoints.persistAndFlush(endpoint);
        queues.create(id);
        audit.record(Act.of("WEBHOOK.ADD", "WEBHOOK_ENDPOINT", id).with("owner", owner));
        return views.withSecret(endpoint, secret).reply(201);
    }
}
