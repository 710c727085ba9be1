package cn.icpfiling.filing.serving;

import cn.icpfiling.filing.serving.ServingTable.Backlog;
import cn.icpfiling.platform.database.Causes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The thread that assigns versions. It runs after each commit, and at intervals for changes that another replica left.
 */
@ApplicationScoped
class ServingSealer {

    private static final Logger LOG = Logger.getLogger(ServingSealer.class);
    private static final Duration LOOK_AT_BACKLOG_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final int LONGEST = 300;

    private final SealServingList seal;
    private final ServingTable table;
    private final Duration poll;
    private final Semaphore bell = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Backlog backlog = Backlog.NONE;
    private long lookAgainAt;
    private Thread thread;

    ServingSealer(
            SealServingList seal,
            ServingTable table,
            MeterRegistry metrics,
            @ConfigProperty(name = "icp.serving-list.poll") Duration poll) {
        this.seal = seal;
        this.table = table;
        this.poll = poll;
        Gauge.builder("icp.filing.serving.unsealed", () -> backlog.depth())
                .description("changes of domains that no serving list shows yet")
                .register(metrics);
        Gauge.builder("icp.filing.serving.unsealed.seconds", () -> backlog.oldestSeconds())
                .description("age of the oldest of them")
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        lookAgainAt = System.nanoTime();
        thread = Thread.ofPlatform().name("serving-sealer").start(this::run);
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        stopped.countDown();
        wake();
        if (thread != null) {
            thread.join(STOP_WITHIN);
        }
    }

    /** Runs after a commit, so that the thread does not wait for the next poll. */
    void wake() {
        bell.release();
    }

    private void run() {
        while (stopped.getCount() > 0) {
            if (!passed()) {
                rest();
            }
        }
    }

    /** After an error the queue stays as it is, and the thread retries later. */
    private boolean passed() {
        try {
            lookAtBacklog();
            return seal.handle();
        } catch (RuntimeException trouble) {
            LOG.warnf("The serving list waits to be sealed: %s", Causes.brief(trouble, LONGEST));
            return false;
        }
    }

    private void lookAtBacklog() {
        if (System.nanoTime() - lookAgainAt >= 0) {
            backlog = table.backlog();
            lookAgainAt = System.nanoTime() + LOOK_AT_BACKLOG_EVERY.toNanos();
        }
    }

    private void rest() {
        try {
            if (bell.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
