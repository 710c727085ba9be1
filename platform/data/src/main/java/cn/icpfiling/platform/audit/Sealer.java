package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.audit.AuditTable.Backlog;
import cn.icpfiling.platform.audit.AuditTable.Waiting;
import cn.icpfiling.platform.auditchain.Chain;
import cn.icpfiling.platform.auditchain.Link;
import cn.icpfiling.platform.crypto.AuditKeys;
import cn.icpfiling.platform.crypto.KeyCheck;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Gives each entry its number and its hash: one thread in one process at a time, so that no act waits for the chain's head. The
 * links, the emptied queue and the proof of the lease are one transaction; a sealer that lost its lease writes nothing.
 */
@ApplicationScoped
class Sealer {
    private static final Logger LOG = Logger.getLogger(Sealer.class);
    private static final Duration LOOK_AT_BACKLOG_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final AuditTable table;
    private final SealerSettings settings;
    private final AuditKeys keys;
    private final KeyCheck keyCheck;
    private final Lease lease;
    private final Anchoring anchoring;
    private final Semaphore bell = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Counter sealed;
    private final Counter failed;
    private volatile Backlog backlog = Backlog.NONE;
    private long lookAgainAt;
    private boolean keysAreRight;
    private Thread thread;

    Sealer(
            AuditTable table,
            Sql sql,
            SealerSettings settings,
            AuditKeys keys,
            KeyCheck keyCheck,
            Anchoring anchoring,
            MeterRegistry metrics) {
        this.table = table;
        this.settings = settings;
        this.keys = keys;
        this.keyCheck = keyCheck;
        this.anchoring = anchoring;
        this.lease = new Lease(sql, "audit_lease", "sealer", settings.lease());
        this.sealed = metrics.counter("icp.audit.sealed");
        this.failed = metrics.counter("icp.audit.failed");
        if (settings.sealer()) {
            gauge(metrics, "icp.audit.unsealed", "entries that wait to be sealed", () -> backlog.depth());
            gauge(metrics, "icp.audit.unsealed.seconds", "age of the oldest of them", () -> backlog.oldestSeconds());
            gauge(metrics, "icp.audit.unanchored", "links that no anchor speaks for yet", anchoring::behind);
        }
    }

    private static void gauge(MeterRegistry metrics, String name, String says, Supplier<Number> value) {
        Gauge.builder(name, value).description(says).register(metrics);
    }

    void start(@Observes StartupEvent started) {
        if (settings.sealer()) {
            lookAgainAt = System.nanoTime();
            thread = Thread.ofPlatform().name("audit-sealer").start(this::run);
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
        while (stopped.getCount() > 0) {
            boolean more = false;
            try {
                requireRightKeys();
                lookAtBacklog();
                more = (lease.held() || lease.acquire()) && pass();
            } catch (RuntimeException trouble) {
                failed.increment();
                LOG.warnf("Audit waits to be sealed: %s", Causes.brief(trouble, 300));
            }
            if (!more) {
                rest();
            }
        }
        lastPass();
    }

    /** Links under another's keys could never be verified. */
    private void requireRightKeys() {
        if (!keysAreRight) {
            keyCheck.requireRightKeys();
            keysAreRight = true;
        }
    }

    /** One batch. True when there may be more to seal at once. */
    private boolean pass() {
        boolean runsOut =
                lease.left().compareTo(settings.lease().multipliedBy(3).dividedBy(4)) < 0;
        if (runsOut && !lease.renewing(() -> {})) {
            return false;
        }
        int taken = table.waiting(1).isEmpty() ? 0 : seal();
        anchoring.anchor(lease);
        return taken == settings.batch();
    }

    private int seal() {
        List<Link> links = new ArrayList<>();
        boolean still = lease.renewing(() -> {
            links.clear();
            links(links);
        });
        if (!still) {
            LOG.warn("Another sealer took over");
            return 0;
        }
        sealed.increment(links.size());
        return links.size();
    }

    /** Head, queue and links are read and written under the lease's row, which is locked until the end of the transaction. */
    private void links(List<Link> links) {
        Chain chain = new Chain(keys.chainName(), keys.chain());
        List<Waiting> waiting = table.waiting(settings.batch());
        Link before = table.head();
        var now = table.now();
        for (Waiting one : waiting) {
            before = chain.next(before, one.entry(), now);
            links.add(before);
        }
        if (!links.isEmpty()) {
            table.append(links, waiting.stream().map(Waiting::n).toList());
        }
    }

    private void lookAtBacklog() {
        if (System.nanoTime() - lookAgainAt >= 0) {
            backlog = table.backlog();
            lookAgainAt = System.nanoTime() + LOOK_AT_BACKLOG_EVERY.toNanos();
        }
    }

    /** Without the lease the bell is for another. */
    private void rest() {
        try {
            if (!lease.held()) {
                stopped.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
            } else if (bell.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                stopped.await(settings.gather().toMillis(), TimeUnit.MILLISECONDS);
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    /** What the last requests did is sealed by this process still, and anchored with the rest. */
    private void lastPass() {
        try {
            if (lease.held()) {
                pass();
                anchoring.anchorNow(lease);
            }
            lease.release();
        } catch (RuntimeException trouble) {
            LOG.infof("Audit entries wait for the next start: %s", Causes.brief(trouble, 300));
        }
    }
}
