package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.account.store.WebhookQueueTable.Standing;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;

/** Puts an endpoint and the standing of its queue together, in the caller's transaction. */
@ApplicationScoped
class EndpointViews {

    private static final Standing FRESH = new Standing(0, null, null, null);

    private final WebhookQueueTable queues;
    private final Clock machine;

    EndpointViews(WebhookQueueTable queues, @MachineClock Clock machine) {
        this.queues = queues;
        this.machine = machine;
    }

    TaggedEndpoint of(WebhookEndpoint endpoint) {
        return withSecret(endpoint, null);
    }

    TaggedEndpoint withSecret(WebhookEndpoint endpoint, String secret) {
        var standing = queues.of(endpoint.id()).orElse(FRESH);
        return new TaggedEndpoint(
                EndpointView.of(endpoint, standing, secret, machine.instant()),
                new VersionTag(endpoint.version(), Locale.ROOT));
    }
}
