package cn.icpfiling.platform.outbox;

import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedLoop;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.metrics.SampledGroup;
import cn.icpfiling.platform.outbox.OutboxRow.EventKey;
import cn.icpfiling.platform.outbox.OutboxTable.Backlog;
import io.micrometer.core.instrument.Counter;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Carries the outbox to the broker, in one process at a time. The relay waits for ever while broker or database are away. It sets
 * aside only a row that the broker refuses for itself, and with the row its key alone.
 */
@ApplicationScoped
class Relay implements LeasedLoop.Work {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration REST_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final OutboxTable table;
    private final RelaySettings settings;
    private final LeasedLoop loop;
    private final EventSender sender;
    private final Counter sent;
    private final Counter failed;
    private final Map<String, Long> restingUntil = new HashMap<>();
    private Set<EventKey> heldUp = Set.of();
    private boolean heldUpIsOld;
    private long token = -1;
    private final SampledGroup<Backlog> backlog;

    Relay(
            OutboxTable table,
            Sql sql,
            RelaySettings settings,
            MeterRegistry metrics,
            SampledGauges gauges,
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.table = table;
        this.settings = settings;
        var lease = new Lease(sql, "outbox_leases", "relay", settings.lease());
        this.loop = new LeasedLoop("outbox-relay", lease, settings.poll(), Duration.ZERO, this);
        this.sender = new EventSender(broker, service, settings.lease().dividedBy(2));
        this.sent = metrics.counter("icp.outbox.sent");
        this.failed = metrics.counter("icp.outbox.failed");
        this.backlog = gauges.ownedByCaller("outbox", table::backlog);
        if (settings.relay()) {
            backlog.gauge("icp.outbox.depth", "rows that wait, at most 10,000", Backlog::depth)
                    .gauge("icp.outbox.parked", "rows the broker refused, at most 10,000", Backlog::parked)
                    .gauge("icp.outbox.oldest.seconds", "age of the oldest row", Backlog::oldestSeconds);
        }
    }

    void start(@Observes StartupEvent started) {
        if (settings.relay()) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        loop.stop();
    }

    /** A transaction has committed an event: do not wait for the next poll. */
    void wake() {
        loop.wake();
    }

    @Override
    public void observe() {
        backlog.take();
        heldUpIsOld = true;
    }

    @Override
    public boolean pass(Lease lease) {
        if ((lease.token() != token || heldUpIsOld) && !lookAtHeldUp(lease)) {
            return false;
        }
        restingUntil.values().removeIf(until -> until - System.nanoTime() <= 0);
        var read = heldUp.isEmpty() && restingUntil.isEmpty()
                ? table.oldest(settings.batch())
                : table.oldestByTopic(settings.batch(), restingUntil.keySet());
        var rows = withoutHeldUp(lease, read.rows());
        if (rows.isEmpty()) {
            return read.full();
        }
        var outcome = sender.send(rows, () -> isTimeToSend(lease));
        if (!outcome.acknowledged().isEmpty() && !lease.renewing(() -> table.delete(outcome.acknowledged()))) {
            LOG.warn("Another relay took over; what was sent is sent again by it and skipped by the readers");
            return false;
        }
        sent.increment(outcome.acknowledged().size());
        outcome.refused().forEach((row, reason) -> refused(lease, row, reason));
        outcome.unreachable().forEach(this::unreachable);
        return read.full() && outcome.unreachable().isEmpty();
    }

    /**
     * Reads which keys a parked row holds up, and gives back the rows of keys that none holds up any more. A holder that is new does both,
     * because the holder before may have parked a row a moment ago.
     *
     * @return false when another process holds the lease
     */
    private boolean lookAtHeldUp(Lease lease) {
        var parked = table.parkedKeys();
        var changed = lease.token() != token || !parked.equals(heldUp);
        if (changed && !giveBackAllBut(parked, lease)) {
            return false;
        }
        heldUp = parked;
        token = lease.token();
        heldUpIsOld = false;
        return true;
    }

    /** Page by page, so that many rows take many short transactions; what one that breaks off leaves is given back by the next pass. */
    private boolean giveBackAllBut(Set<EventKey> parked, Lease lease) {
        for (var aside : table.aside()) {
            var page = table.pageOf(aside, 0);
            while (!page.isEmpty()) {
                var free = page.entrySet().stream()
                        .filter(row -> !parked.contains(row.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
                if (!free.isEmpty() && !lease.renewing(() -> table.giveBack(free))) {
                    return false;
                }
                page = table.pageOf(aside, page.lastKey());
            }
        }
        return true;
    }

    /** Sets rows of held up keys aside. A relay of an earlier release parks a row without doing so; its key is learnt here. */
    private List<OutboxRow> withoutHeldUp(Lease lease, List<OutboxRow> rows) {
        rows.stream().filter(OutboxRow::parked).map(OutboxRow::key).forEach(this::holdUp);
        if (heldUp.isEmpty()) {
            return rows;
        }
        var parts = rows.stream().collect(Collectors.partitioningBy(row -> heldUp.contains(row.key())));
        var behind = parts.get(true).stream().map(OutboxRow::id).toList();
        if (!behind.isEmpty() && !lease.renewing(() -> table.setAside(behind))) {
            return List.of();
        }
        return parts.get(false);
    }

    private void holdUp(EventKey key) {
        var more = new HashSet<EventKey>(heldUp);
        more.add(key);
        heldUp = Set.copyOf(more);
    }

    /** What is sent now is answered or given up within half a lease. So another relay seldom finds rows that this one has just sent. */
    private boolean isTimeToSend(Lease lease) {
        return lease.left().compareTo(settings.lease().dividedBy(2)) > 0;
    }

    private void refused(Lease lease, OutboxRow row, String reason) {
        failed.increment();
        if (row.attempts() + 1 < settings.attempts()) {
            lease.renewing(() -> table.countAttempt(row.id()));
            return;
        }
        if (!lease.renewing(() -> table.park(row.id(), reason.substring(0, Math.min(reason.length(), 500))))) {
            return;
        }
        holdUp(row.key());
        LOG.errorf(
                "Event %s of type %s is parked, and with it its key %s: %s", row.uuid(), row.type(), row.key(), reason);
    }

    private void unreachable(String topic, String reason) {
        failed.increment();
        restingUntil.put(topic, System.nanoTime() + REST_AFTER_TROUBLE.toNanos());
        LOG.warnf("Topic %s cannot be written now, its events wait: %s", topic, reason);
    }

    @Override
    public void failed(String cause) {
        failed.increment();
        LOG.warnf("Outbox waits: %s", cause);
    }

    @Override
    public void close() {
        sender.close();
    }
}
