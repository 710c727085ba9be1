package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/** Pauses and resumes an endpoint and rotates its secret. */
@RequestScoped
class EndpointActs {

    /** The statement is bounded; what is beyond it keeps its schedule. */
    private static final int MOST_HASTENED = 10_000;

    private final OwnedEndpoints owned;
    private final IdempotencyService idempotency;
    private final EndpointParts parts;
    private final EndpointViews views;
    private final WebhookSettings settings;
    private final Audit audit;
    private final Clock machine;

    EndpointActs(
            OwnedEndpoints owned,
            IdempotencyService idempotency,
            EndpointParts parts,
            EndpointViews views,
            WebhookSettings settings,
            Audit audit,
            @MachineClock Clock machine) {
        this.owned = owned;
        this.idempotency = idempotency;
        this.parts = parts;
        this.views = views;
        this.settings = settings;
        this.audit = audit;
        this.machine = machine;
    }

    StoredResponse pause(UUID id, IdempotentRequest request, IfMatch ifMatch) {
        return perform(id, request, ifMatch, "WEBHOOK.PAUSE", endpoint -> {
            endpoint.pause();
            parts.queues().close(id);
            return null;
        });
    }

    /**
     * What the endpoint gathered while it was paused is due now, and so is what waited for a later attempt: the owner who resumes has mended
     * the receiver, and a replay does not hasten what waits.
     */
    StoredResponse resume(UUID id, IdempotentRequest request, IfMatch ifMatch) {
        return perform(id, request, ifMatch, "WEBHOOK.RESUME", endpoint -> {
            endpoint.resume();
            var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
            parts.queues().open(id, now);
            parts.deliveries().dueNow(id, now, MOST_HASTENED);
            return null;
        });
    }

    /** The response shows the fresh secret. The one before signs too until the overlap has passed; an older one stops at once. */
    StoredResponse rotateSecret(UUID id, IdempotentRequest request, IfMatch ifMatch) {
        return perform(id, request, ifMatch, "WEBHOOK.ROTATE_SECRET", endpoint -> {
            var fresh = parts.secrets().fresh();
            var until = machine.instant().plus(settings.overlap()).truncatedTo(ChronoUnit.MICROS);
            parts.secrets().rotate(endpoint, fresh, until);
            return fresh;
        });
    }

    /** @param change returns a secret to show, or null */
    private StoredResponse perform(
            UUID id, IdempotentRequest request, IfMatch ifMatch, String act, Function<WebhookEndpoint, String> change) {
        owned.existing(id);
        return idempotency.perform(request, () -> {
            owned.lockLog();
            var endpoint = owned.locked(id);
            ifMatch.require(endpoint.version());
            var secret = change.apply(endpoint);
            parts.endpoints().flush();
            audit.record(Act.of(act, "WEBHOOK_ENDPOINT", id).with("owner", endpoint.owner()));
            return views.withSecret(endpoint, secret).reply(200);
        });
    }
}
