package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Sends a test event to one endpoint, whatever its types. It is in no event log. */
@RequestScoped
class SendTestEvent {

    private final OwnedEndpoints owned;
    private final WebhookLimits limits;
    private final IdempotencyService idempotency;
    private final QueueDelivery queue;
    private final WebhookBody body;
    private final RetrySchedule schedule;
    private final Clock machine;

    SendTestEvent(
            OwnedEndpoints owned,
            WebhookLimits limits,
            IdempotencyService idempotency,
            QueueDelivery queue,
            WebhookBody body,
            RetrySchedule schedule,
            @MachineClock Clock machine) {
        this.owned = owned;
        this.limits = limits;
        this.idempotency = idempotency;
        this.queue = queue;
        this.body = body;
        this.schedule = schedule;
        this.machine = machine;
    }

    /** @param note text that the event repeats; null for none */
    StoredResponse handle(UUID endpoint, IdempotentRequest request, String note) {
        owned.existing(endpoint);
        var earlier = idempotency.earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        limits.count(owned.owner(), WebhookLimits.Act.TEST_EVENT);
        return idempotency.perform(request, () -> {
            var now = machine.instant().truncatedTo(ChronoUnit.MICROS);
            var event = Ids.next();
            var delivery = WebhookDelivery.first(
                    Ids.next(), endpoint, event, null, WebhookBody.TEST, body.ofTest(event, endpoint, note, now), now);
            queue.add(delivery);
            return new Reply(202, null, null, DeliveryView.of(delivery, schedule.attempts()));
        });
    }
}
