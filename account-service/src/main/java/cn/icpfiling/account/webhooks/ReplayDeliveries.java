package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.events.EventView;
import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes deliveries wait again. Header webhook-id and body stay the same, so a receiver recognises what it has seen. */
@ApplicationScoped
class ReplayDeliveries {

    /** The most failed deliveries that one request begins again. */
    static final int MOST_FAILED = 10_000;

    private static final int BATCH = 500;

    private final QueueDelivery queue;
    private final WebhookDeliveryTable deliveries;
    private final EventTable events;
    private final WebhookBody body;
    private final Clock machine;

    ReplayDeliveries(
            QueueDelivery queue,
            WebhookDeliveryTable deliveries,
            EventTable events,
            WebhookBody body,
            @MachineClock Clock machine) {
        this.queue = queue;
        this.deliveries = deliveries;
        this.events = events;
        this.body = body;
        this.machine = machine;
    }

    /** Nothing if the delivery waits already. */
    @Transactional(Transactional.TxType.MANDATORY)
    int one(WebhookDelivery delivery) {
        var now = now();
        return queue.opened(delivery.endpoint(), now) ? deliveries.again(delivery.id(), now) : 0;
    }

    /** In transactions of their own, so that the endpoint's queue, and with it the owner's event log, is not locked for long. */
    int failed(UUID endpoint) {
        var again = 0;
        while (again < MOST_FAILED) {
            var batch = UnitOfWork.in(() -> failedBatch(endpoint));
            again += batch;
            if (batch < BATCH) {
                break;
            }
        }
        return again;
    }

    private int failedBatch(UUID endpoint) {
        var now = now();
        return queue.opened(endpoint, now) ? deliveries.againFailed(endpoint, now, BATCH) : 0;
    }

    /**
     * The events of a range of the owner's log: those that the endpoint had, and those that it never had, because it was disabled or did
     * not exist. Its types hold for the latter. In transactions of their own, as the failed ones.
     */
    int range(WebhookEndpoint endpoint, long from, long to) {
        var again = 0;
        for (var first = from; first <= to; first += BATCH) {
            var begin = first;
            var end = Math.min(to, first + BATCH - 1);
            again += UnitOfWork.in(() -> rangeBatch(endpoint, begin, end));
        }
        return again;
    }

    private int rangeBatch(WebhookEndpoint endpoint, long from, long to) {
        var now = now();
        if (!queue.opened(endpoint.id(), now)) {
            return 0;
        }
        var again = deliveries.again(endpoint.id(), from, to, now);
        var known = deliveries.eventsOf(endpoint.id(), from, to);
        for (var row : events.after(endpoint.owner(), from - 1, to, (int) (to - from + 1))) {
            if (endpoint.types().matches(row.type()) && !known.contains(row.eventId())) {
                deliveries.insert(first(endpoint.id(), EventView.of(row), now));
                again++;
            }
        }
        return again;
    }

    private WebhookDelivery first(UUID endpoint, EventView event, Instant now) {
        return WebhookDelivery.first(
                Ids.next(), endpoint, event.eventId(), event.number(), event.type(), body.of(event), now);
    }

    private Instant now() {
        return machine.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
