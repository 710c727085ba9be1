package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.core.WebhookDelivery;
import cn.icpfiling.account.core.WebhookEndpoint;
import cn.icpfiling.account.events.EventView;
import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.account.store.WebhookDeliveryTable;
import cn.icpfiling.account.store.WebhookReplayTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/** Makes deliveries wait again. Header webhook-id and body stay the same, so a receiver recognises what it has seen. */
@ApplicationScoped
class ReplayDeliveries {

    /** The most failed deliveries that one request begins again. */
    static final int MOST_FAILED = 10_000;

    private static final int BATCH = 500;

    private final WebhookReplayTable replays;
    private final QueueDelivery queue;
    private final WebhookDeliveryTable deliveries;
    private final EventTable events;
    private final WebhookBody body;
    private final Clock machine;

    ReplayDeliveries(
            WebhookReplayTable replays,
            QueueDelivery queue,
            WebhookDeliveryTable deliveries,
            EventTable events,
            WebhookBody body,
            @MachineClock Clock machine) {
        this.replays = replays;
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

    /**
     * Queues the failed deliveries of an endpoint, or a range of its owner's log: the events that the endpoint had, and those of its
     * types that it never had, because it was disabled or did not exist. Each batch is a transaction of its own, so that the endpoint's
     * queue, and with it the owner's event log, is not locked for long. The row of the replay remembers what is done; the same replay
     * goes on there, and queues no event twice.
     *
     * @return how many deliveries wait again, or for the first time
     */
    int many(UUID replay, WebhookEndpoint endpoint, ReplayRange range) {
        UnitOfWork.run(() -> replays.begin(replay, endpoint.id(), range.fromNumber(), range.toNumber(), now()));
        WebhookReplayTable.Row row;
        do {
            row = UnitOfWork.in(() -> batch(replay, endpoint, range));
        } while (!row.ended());
        return row.queued();
    }

    /** One batch; nothing for a replay that has ended. */
    private WebhookReplayTable.Row batch(UUID replay, WebhookEndpoint endpoint, ReplayRange range) {
        var row = replays.locked(replay).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (!row.endpoint().equals(endpoint.id())
                || !Objects.equals(row.from(), range.fromNumber())
                || !Objects.equals(row.to(), range.toNumber())) {
            throw new ProblemException(CommonProblem.IDEMPOTENCY_KEY_REUSED);
        }
        if (row.ended()) {
            return row;
        }
        var now = now();
        var next = row.end();
        if (queue.opened(endpoint.id(), now)) {
            next = range.meansFailed() ? failedBatch(row, now) : rangeBatch(row, endpoint, now);
        }
        replays.store(next);
        return next;
    }

    private WebhookReplayTable.Row failedBatch(WebhookReplayTable.Row row, Instant now) {
        var batch =
                deliveries.failedAfter(row.endpoint(), row.doneDelivery(), Math.min(BATCH, MOST_FAILED - row.queued()));
        if (batch.isEmpty()) {
            return row.end();
        }
        var last = batch.getLast();
        var queued = deliveries.againFailed(row.endpoint(), row.doneDelivery(), last, now);
        return row.at(null, last, queued, batch.size() < BATCH || row.queued() + queued >= MOST_FAILED);
    }

    private WebhookReplayTable.Row rangeBatch(WebhookReplayTable.Row row, WebhookEndpoint endpoint, Instant now) {
        var from = row.doneNumber() == null ? row.from() : row.doneNumber() + 1;
        // A difference, because the sum may be above all numbers.
        var to = row.to() - from < BATCH ? row.to() : from + BATCH - 1;
        var queued = deliveries.again(endpoint.id(), from, to, now);
        var known = deliveries.eventsOf(endpoint.id(), from, to);
        for (var event : events.after(endpoint.owner(), from - 1, to, BATCH)) {
            if (endpoint.types().matches(event.type()) && !known.contains(event.eventId())) {
                deliveries.insert(first(endpoint.id(), EventView.of(event), now));
                queued++;
            }
        }
        return row.at(to, null, queued, to >= row.to());
    }

    private WebhookDelivery first(UUID endpoint, EventView event, Instant now) {
        return WebhookDelivery.first(
                Ids.next(), endpoint, event.eventId(), event.number(), event.type(), body.of(event), now);
    }

    private Instant now() {
        return machine.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
