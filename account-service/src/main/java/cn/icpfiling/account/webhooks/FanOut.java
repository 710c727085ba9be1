package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.account.events.EventFollower;
import cn.icpfiling.account.events.EventView;
import cn.icpfiling.account.store.WebhookEndpointRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes a delivery of each event for each endpoint of its owner that wants the type. */
@ApplicationScoped
class FanOut implements EventFollower {

    private final WebhookEndpointRepository endpoints;
    private final QueueDelivery queue;
    private final WebhookBody body;
    private final Clock machine;

    FanOut(WebhookEndpointRepository endpoints, QueueDelivery queue, WebhookBody body, @MachineClock Clock machine) {
        this.endpoints = endpoints;
        this.queue = queue;
        this.body = body;
        this.machine = machine;
    }

    @Override
    public void follow(UUID owner, EventView event) {
        var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
        for (var endpoint : endpoints.gathering(owner)) {
            if (endpoint.types().matches(event.type())) {
                queue.add(WebhookDelivery.first(
                        Ids.next(), endpoint.id(), event.eventId(), event.number(), event.type(), body.of(event), now));
            }
        }
    }
}
