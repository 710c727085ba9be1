package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.store.WebhookQueueTable;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.metrics.SampledGroup;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Finds due queues, leases them and gives each a thread. One lane is for endpoints whose last attempt succeeded and that answer quickly, and
 * for new ones; the other one is for endpoints whose last attempt failed, or that were slow within some minutes. So an endpoint that hangs
 * or answers late takes a place from healthy ones once in these minutes at most.
 */
@ApplicationScoped
class DeliveryLoop {

    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);
    private static final Duration OBSERVE_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final WebhookQueueTable queues;
    private final EndpointTurn turn;
    private final WebhookSettings settings;
    private final KeyCheck keys;
    private final Clock machine;
    private final List<Lane> lanes;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean stopping;
    private final SampledGroup<Double> oldestSeconds;
    private long observeAt = System.nanoTime();
    private Thread thread;

    DeliveryLoop(
            WebhookQueueTable queues,
            EndpointTurn turn,
            WebhookSettings settings,
            KeyCheck keys,
            SampledGauges gauges,
            @MachineClock Clock machine) {
        this.queues = queues;
        this.turn = turn;
        this.settings = settings;
        this.keys = keys;
        this.machine = machine;
        this.lanes = List.of(
                new Lane(false, new Semaphore(settings.lane())), new Lane(true, new Semaphore(settings.lane())));
        this.oldestSeconds = gauges.ownedByCaller("webhook-deliveries", this::oldestSeconds)
                .gauge(
                        "icp.webhooks.oldest.due.seconds",
                        "how long the oldest due delivery of an active endpoint has waited",
                        Double::doubleValue);
    }

    private record Lane(boolean troubled, Semaphore free) {}

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("webhooks").start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        if (thread != null) {
            thread.join(STOP_WITHIN);
        }
        var end = machine.instant().plus(STOP_WITHIN);
        for (var lane : lanes) {
            var left = Math.max(0, Duration.between(machine.instant(), end).toMillis());
            if (!lane.free().tryAcquire(settings.lane(), left, TimeUnit.MILLISECONDS)) {
                LOG.info("Stopped while webhooks were being sent; their queues are due again when their leases end");
            }
        }
    }

    /** Deliveries may be due: do not wait for the next poll. */
    void wake() {
        signal.release();
    }

    private void run() {
        while (!stopping) {
            try {
                keys.requireRightKeys();
                observe();
                for (var lane : lanes) {
                    pass(lane);
                }
            } catch (RuntimeException trouble) {
                LOG.warnf("Webhooks cannot be claimed, trying again: %s", Causes.brief(trouble, 300));
            }
            rest();
        }
    }

    /** Leases as many queues as the lane has free places. */
    private void pass(Lane lane) {
        var most = lane.free().drainPermits();
        var taken = 0;
        try {
            if (most > 0) {
                for (var endpoint : UnitOfWork.in(() -> queues.claimable(machine.instant(), lane.troubled(), most))) {
                    taken += claim(lane, endpoint) ? 1 : 0;
                }
            }
        } finally {
            lane.free().release(most - taken);
        }
    }

    private boolean claim(Lane lane, UUID endpoint) {
        var token = UnitOfWork.in(() -> queues.claim(endpoint, settings.lease()));
        token.ifPresent(won -> Thread.ofVirtual().name("webhook-" + endpoint).start(() -> work(lane, endpoint, won)));
        return token.isPresent();
    }

    private void work(Lane lane, UUID endpoint, long token) {
        try {
            turn.handle(endpoint, token);
        } finally {
            lane.free().release();
            wake();
        }
    }

    private void observe() {
        if (System.nanoTime() - observeAt >= 0) {
            oldestSeconds.take();
            observeAt = System.nanoTime() + OBSERVE_EVERY.toNanos();
        }
    }

    private double oldestSeconds() {
        var now = machine.instant();
        return UnitOfWork.in(() -> queues.oldestDue(now))
                .map(due -> Duration.between(due, now).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private void rest() {
        try {
            if (signal.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
