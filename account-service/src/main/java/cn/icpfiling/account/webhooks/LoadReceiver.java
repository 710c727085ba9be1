package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.PartnerStatus;
import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.core.WebhookState;
import cn.icpfiling.account.store.PartnerRepository;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds what the attempts of a turn need. A suspended partner gets no event: its queue is held, and the deliveries wait until the partner is
 * resumed. No attempt is made meanwhile, so no failure of before counts after it.
 */
@ApplicationScoped
class LoadReceiver {

    /** How soon after a partner is resumed its deliveries go on. */
    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

    private final WebhookEndpointRepository endpoints;
    private final WebhookQueueTable queues;
    private final PartnerRepository partners;
    private final WebhookSecrets secrets;
    private final Clock machine;

    LoadReceiver(
            WebhookEndpointRepository endpoints,
            WebhookQueueTable queues,
            PartnerRepository partners,
            WebhookSecrets secrets,
            @MachineClock Clock machine) {
        this.endpoints = endpoints;
        this.queues = queues;
        this.partners = partners;
        this.secrets = secrets;
        this.machine = machine;
    }

    /** Empty if no attempt may be made now. */
    Optional<Receiver> handle(UUID id) {
        return UnitOfWork.in(() -> endpoints
                .findByIdOptional(id)
                .filter(endpoint -> endpoint.state() == WebhookState.ACTIVE)
                .filter(this::mayBeSentTo)
                .map(endpoint ->
                        new Receiver(id, URI.create(endpoint.url()), secrets.signing(endpoint, machine.instant()))));
    }

    private boolean mayBeSentTo(WebhookEndpoint endpoint) {
        var suspended = partners.findByIdOptional(endpoint.owner())
                .filter(partner -> partner.status() == PartnerStatus.SUSPENDED)
                .isPresent();
        if (suspended) {
            queues.holdSuspended(
                    endpoint.id(), machine.instant().plus(ASK_AGAIN).truncatedTo(ChronoUnit.MICROS));
        }
        return !suspended;
    }
}
