package cn.icpfiling.platform.outbox;

import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.outbox.OutboxRow.EventKey;
import cn.icpfiling.platform.outbox.OutboxTable.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries the outbox to the broker: one thread in one process at a time. Trouble with the broker or the database is
 * waited out for ever; only a row that the broker refuses for itself is set aside, and holds up its own key alone.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration LOOK_AT_BACKLOG_EVERY = Duration.ofSeconds(5);
    private static final Duration REST_AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final OutboxTable table;
    private final RelaySettings settings;
    private final Lease lease;
    private final EventSender sender;
    private final Semaphore bell = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Counter sent;
    private final Counter failed;
    private final Map<String, Long> restingUntil = new HashMap<>();
    private Set<EventKey> heldUp = Set.of();
    private volatile Backlog backlog = Backlog.NONE;
    private long lookAgainAt;
    private Thread thread;

    Relay(
            OutboxTable table,
            Sql sql,
            RelaySettings settings,
            MeterRegistry metrics,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.table = table;
        this.settings = settings;
        this.lease = new Lease(sql, "outbox_lease", "relay", settings.lease());
        this.sender = new EventSender(broker, service, settings.lease().dividedBy(2));
        this.sent = metrics.counter("icp.outbox.sent");
        this.failed = metrics.counter("icp.outbox.failed");
        if (settings.relay()) {
            gauge(metrics, "icp.outbox.depth", "rows that wait", () -> backlog.depth());
            gauge(metrics, "icp.outbox.parked", "rows the broker refused", () -> backlog.parked());
            gauge(metrics, "icp.outbox.oldest.seconds", "age of the oldest row", () -> backlog.oldestSeconds());
        }
    }

    private static void gauge(MeterRegistry metrics, String name, String says, Supplier<Number> value) {
        Gauge.builder(name, value).description(says).register(metrics);
    }

    void start(@Observes StartupEvent started) {
        if (settings.relay()) {
            lookAgainAt = System.nanoTime();
            thread = Thread.ofPlatform().name("outbox-relay").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopped.countDown();
        wake();
        if (thread != null) {
            thread.join(STOP_WITHIN);
        }
    }

    /** Something was committed: do not wait for the next poll. */
    void wake() {
        bell.release();
    }

    private void run() {
        try (sender) {
            while (stopped.getCount() > 0) {
                boolean more = false;
                try {
                    lookAtBacklog();
                    more = (lease.held() || lease.acquire()) && pass();
                } catch (RuntimeException trouble) {
                    failed.increment();
                    LOG.warnf("Outbox waits: %s", Causes.brief(trouble, 300));
                }
                if (!more) {
                    rest();
                }
            }
            lastPass();
        }
    }

    /** One batch. True when there may be more to send at once. */
    private boolean pass() {
        boolean runsOut =
                lease.left().compareTo(settings.lease().multipliedBy(3).dividedBy(4)) < 0;
        if (runsOut && !lease.renewing(() -> {})) {
            return false;
        }
        restingUntil.values().removeIf(until -> until - System.nanoTime() <= 0);
        List<OutboxRow> rows = table.oldest(settings.batch(), heldUp, Set.copyOf(restingUntil.keySet()));
        if (rows.isEmpty()) {
            return false;
        }
        EventSender.Outcome outcome = sender.send(rows, this::timeToSend);
        if (!outcome.acknowledged().isEmpty() && !lease.renewing(() -> table.delete(outcome.acknowledged()))) {
            LOG.warn("Another relay took over; what was sent is sent again by it and skipped by the readers");
            return false;
        }
        sent.increment(outcome.acknowledged().size());
        outcome.refused().forEach(this::refused);
        outcome.unreachable().forEach(this::unreachable);
        return rows.size() == settings.batch() && outcome.unreachable().isEmpty();
    }

    /** What is sent now is answered or given up within half a lease. */
    private boolean timeToSend() {
        return lease.left().compareTo(settings.lease().dividedBy(2)) > 0;
    }

    private void refused(OutboxRow row, String reason) {
        failed.increment();
        if (row.attempts() + 1 < settings.attempts()) {
            table.countAttempt(row.id());
            return;
        }
        table.park(row.id(), reason.substring(0, Math.min(reason.length(), 500)));
        Set<EventKey> more = new HashSet<>(heldUp);
        more.add(row.key());
        heldUp = Set.copyOf(more);
        LOG.errorf(
                "Event %s of type %s is parked, and with it its key %s: %s", row.uuid(), row.type(), row.key(), reason);
    }

    private void unreachable(String topic, String reason) {
        failed.increment();
        restingUntil.put(topic, System.nanoTime() + REST_AFTER_TROUBLE.toNanos());
        LOG.warnf("Topic %s cannot be written now, its events wait: %s", topic, reason);
    }

    private void lookAtBacklog() {
        if (System.nanoTime() - lookAgainAt >= 0) {
            backlog = table.backlog();
            heldUp = backlog.parked() == 0 ? Set.of() : table.parkedKeys();
            lookAgainAt = System.nanoTime() + LOOK_AT_BACKLOG_EVERY.toNanos();
        }
    }

    /** Without the lease the bell is for another: asking for the lease at each commit would only be in its way. */
    private void rest() {
        try {
            if (!lease.held()) {
                stopped.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            } else if (bell.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    /** What the last requests committed still leaves with this process, if the broker is there. */
    private void lastPass() {
        try {
            if (lease.held()) {
                pass();
            }
            lease.release();
        } catch (RuntimeException trouble) {
            LOG.infof("Outbox stops with events waiting for the next start: %s", Causes.brief(trouble, 300));
        }
    }
}
