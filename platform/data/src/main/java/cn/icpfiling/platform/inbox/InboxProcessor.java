package cn.icpfiling.platform.inbox;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.inbox.ParkedRecord.Reason;
import cn.icpfiling.platform.time.Backoff;
import cn.icpfiling.platform.trace.TraceContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Processes the records of one handler: once, in the order that it needs, without loss. Returns when the record is handled, skipped or
 * parked. Throws only when the database is away.
 */
final class InboxProcessor {
    private static final Logger LOG = Logger.getLogger(InboxProcessor.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final Backoff RETRIES = new Backoff(FIRST_RETRY, LONGEST_RETRY);
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(50), LONGEST_RETRY);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final int DUE_AT_ONCE = 20;
    private static final int FORGET_AT_ONCE = 10_000;
    private static final int DETAIL = 500;

    private final EventHandler handler;
    private final String consumer;
    private final InboxTable table;
    private final InboxSettings settings;
    private final Counter handled;
    private final Counter skipped;
    private final Counter failed;

    InboxProcessor(
            EventHandler handler, String consumer, InboxTable table, InboxSettings settings, MeterRegistry metrics) {
        this.handler = handler;
        this.consumer = consumer;
        this.table = table;
        this.settings = settings;
        this.handled = metrics.counter("icp.inbox.handled", "consumer", consumer);
        this.skipped = metrics.counter("icp.inbox.skipped", "consumer", consumer);
        this.failed = metrics.counter("icp.inbox.failed", "consumer", consumer);
    }

    String consumer() {
        return consumer;
    }

    void take(TakenRecord taken) {
        TraceContext.under(taken.traceparent(), () -> inRequestContext(() -> takeTraced(taken)));
    }

    private void takeTraced(TakenRecord taken) {
        if (taken.isTombstone()) {
            skipped.increment();
            return;
        }
        IncomingEvent event;
        try {
            event = taken.event();
        } catch (UnreadableEvent unreadable) {
            failed.increment();
            park(taken, null, Reason.POISON, brief(unreadable), Duration.ZERO);
            return;
        }
        if (!isGapless() && !handler.takes(event.type())) {
            return;
        }
        var standing = table.standing(consumer, event);
        if (handler.needs().isPast(standing, event)) {
            skipped.increment();
        } else if (table.isBlocked(consumer, taken.key(), handler.needs().losesWhatIsOvertaken())) {
            park(taken, event.sequence(), Reason.BEHIND, "an earlier event of this key waits", LOOK_AGAIN);
        } else if (handler.needs().isGap(standing, event)) {
            park(taken, event.sequence(), Reason.GAP, "next is " + (standing.last() + 1), LOOK_AGAIN);
        } else {
            var trouble = attempt(event, Optional.empty());
            if (trouble.isPresent()) {
                park(
                        taken,
                        event.sequence(),
                        trouble.get().reason(),
                        trouble.get().detail(),
                        FIRST_RETRY);
            } else {
                drain(taken.key());
            }
        }
    }

    /**
     * Retries due records that wait for a service that is away. Also retries records that wait for an earlier event:
     * another process may have handled that event just while this one was being parked. Poison waits for an operator. Each key is claimed
     * at its turn, so that a failure leaves no other key claimed.
     */
    void retryDue() {
        for (var key : table.due(consumer, DUE_AT_ONCE)) {
            if (table.claim(consumer, key, CLAIM)) {
                firstParked(key)
                        .filter(first -> first.reason() != Reason.POISON)
                        .ifPresent(first -> goOn(key, first));
            }
        }
    }

    /** Deletes ids of events that no topic keeps any more, a batch at a time. */
    void tidy() {
        var forgotten = table.forgetOlderThan(consumer, settings.keep(), FORGET_AT_ONCE);
        if (forgotten > 0) {
            LOG.infof("%s: forgot %d old event ids", consumer, forgotten);
        }
    }

    /** Handles the first parked record of a key that misses no earlier event, whatever its reason, and then the records behind it. */
    void replay(String key) {
        firstParked(key).ifPresent(first -> goOn(key, first));
    }

    private Optional<ParkedRecord> firstParked(String key) {
        return table.firstParked(consumer, key, isGapless());
    }

    private void goOn(String key, ParkedRecord first) {
        inRequestContext(() -> {
            if (handleParked(first)) {
                drain(key);
            }
        });
    }

    /** Handles the parked records of a key in order, as far as possible. */
    private void drain(String key) {
        var first = firstParked(key);
        while (first.isPresent() && !first.get().reason().blocksItsKey() && handleParked(first.get())) {
            first = firstParked(key);
        }
    }

    /**
     * Returns true if the record is done and the next one may follow. What the handler writes belongs to the request that caused
     * this record, not to the request whose record it waited for.
     */
    private boolean handleParked(ParkedRecord parked) {
        var done = new boolean[1];
        TraceContext.under(parked.taken().traceparent(), () -> done[0] = handleTraced(parked));
        return done[0];
    }

    private boolean handleTraced(ParkedRecord parked) {
        IncomingEvent event;
        try {
            event = parked.taken().event();
        } catch (UnreadableEvent unreadable) {
            table.parkAgain(parked.id(), Reason.POISON, brief(unreadable), Duration.ZERO);
            return false;
        }
        var standing = table.standing(consumer, event);
        if (handler.needs().isPast(standing, event)) {
            skipped.increment();
            table.free(parked.id());
            return true;
        }
        if (handler.needs().isGap(standing, event)) {
            table.parkAgain(parked.id(), Reason.GAP, "next is " + (standing.last() + 1), LONGEST_RETRY);
            return false;
        }
        var trouble = attempt(event, Optional.of(parked.id()));
        trouble.ifPresent(still ->
                table.parkAgain(parked.id(), still.reason(), still.detail(), RETRIES.after(parked.attempts())));
        return trouble.isEmpty();
    }

    private boolean isGapless() {
        return handler.needs() == Needs.EVERY_IN_ORDER;
    }

    private record Trouble(Reason reason, String detail) {}

    private Optional<Trouble> attempt(IncomingEvent event, Optional<Long> parkedId) {
        for (var attempt = 1; ; attempt++) {
            try {
                Runnable effect = handler.takes(event.type()) ? handler.prepare(event) : () -> {};
                if (UnitOfWork.in(() -> apply(event, effect, parkedId))) {
                    handled.increment();
                } else {
                    skipped.increment();
                }
                return Optional.empty();
            } catch (RuntimeException | StackOverflowError | LinkageError failure) {
                failed.increment();
                var fault = Failure.of(failure);
                if (fault == Failure.DATABASE_AWAY) {
                    throw failure;
                }
                if (fault == Failure.OTHERS_AWAY) {
                    LOG.infof("%s: %s waits for others: %s", consumer, event.id(), Causes.brief(failure, DETAIL));
                    return Optional.of(new Trouble(Reason.RETRY, brief(failure)));
                }
                if (attempt >= settings.attempts()) {
                    LOG.errorf(failure, "%s: %s of type %s is poison", consumer, event.id(), event.type());
                    return Optional.of(new Trouble(Reason.POISON, brief(failure)));
                }
                LockSupport.parkNanos(PAUSES.after(attempt).toNanos());
            }
        }
    }

    /** Applies effect, inbox row and position together. Returns false if another process has handled the event. */
    private boolean apply(IncomingEvent event, Runnable effect, Optional<Long> parkedId) {
        var news = !handler.needs().isPast(table.standingLocked(consumer, event), event);
        if (news) {
            effect.run();
            table.record(consumer, event);
        }
        parkedId.ifPresent(table::free);
        return news;
    }

    private void park(TakenRecord taken, Long sequence, Reason reason, String detail, Duration dueIn) {
        table.park(consumer, taken, sequence, reason, detail, dueIn);
        LOG.warnf(
                "%s: record %s-%d@%d of key %s is parked (%s): %s",
                consumer, taken.topic(), taken.partition(), taken.offset(), taken.key(), reason, detail);
    }

    private static String brief(Throwable failure) {
        return Causes.brief(failure, DETAIL);
    }

    /** Handlers may use request-scoped beans, as in a request. */
    private static void inRequestContext(Runnable work) {
        var context = Arc.container().requestContext();
        if (context.isActive()) {
            work.run();
            return;
        }
        context.activate();
        try {
            work.run();
        } finally {
            context.terminate();
        }
    }
}
