package cn.icpfiling.platform.database;

import cn.icpfiling.platform.time.Backoff;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A thread that works as long as its process holds a lease, so that one replica works at a time. It takes the lease when the lease is
 * free, renews it between two passes, and gives it back at shutdown, so that the next replica begins at once. The replica of a killed
 * process begins when the lease has run out.
 *
 * <p>{@link #wake} starts a pass after a commit; the loop also looks by itself at each poll. After a failure the loop waits one poll, then
 * two, at most four, whatever is committed meanwhile.
 */
public final class LeasedLoop {
    private static final Logger LOG = Logger.getLogger(LeasedLoop.class);
    private static final Duration OBSERVE_EVERY = Duration.ofSeconds(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);
    private static final int LONGEST_BACKOFF = 4;
    private static final int LONGEST_CAUSE = 300;

    /** What the loop does. The thread of the loop calls every method. */
    public interface Work {
        /** Throws as long as this process must not ask for the lease. */
        default void requireReady() {}

        /** Reads what the gauges show, in each replica, at most every five seconds. */
        void observe();

        /**
         * One batch. Writes go through {@link Lease#fenced}.
         *
         * @return whether there may be more to do at once
         */
        boolean pass(Lease lease);

        /** The last batch before shutdown, if this process holds the lease. */
        default void lastPass(Lease lease) {
            pass(lease);
        }

        /** Counts and logs what failed; the loop waits and tries again. */
        void failed(String cause);

        /** Gives back what the work holds, after the last pass. */
        default void close() {}
    }

    private final String name;
    private final Lease lease;
    private final Duration poll;
    private final Duration gather;
    private final Work work;
    private final Backoff backoff;
    private final Semaphore bell = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private long observeAt;
    private long failures;
    private Thread thread;

    /**
     * @param name of the thread
     * @param poll how often the loop looks without being woken
     * @param gather how long the loop waits after it was woken, so that a batch comes together; may be zero
     */
    public LeasedLoop(String name, Lease lease, Duration poll, Duration gather, Work work) {
        this.name = name;
        this.lease = lease;
        this.poll = poll;
        this.gather = gather;
        this.work = work;
        this.backoff = new Backoff(poll, poll.multipliedBy(LONGEST_BACKOFF));
    }

    public void start() {
        observeAt = System.nanoTime();
        thread = Thread.ofPlatform().name(name).start(this::run);
    }

    /** Lets the pass that runs and a last one end, and returns after ten seconds in any case. */
    public void stop() throws InterruptedException {
        stopped.countDown();
        wake();
        if (thread != null) {
            thread.join(STOP_WITHIN);
        }
    }

    /** Starts the next pass now; for a commit that left something to do. */
    public void wake() {
        bell.release();
    }

    private void run() {
        try {
            while (stopped.getCount() > 0) {
                turn();
            }
            finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            work.close();
        }
    }

    private void turn() throws InterruptedException {
        boolean more;
        try {
            work.requireReady();
            observe();
            more = isHolder() && work.pass(lease);
            failures = 0;
        } catch (RuntimeException trouble) {
            failures++;
            work.failed(Causes.brief(trouble, LONGEST_CAUSE));
            stopped.await(backoff.after(failures).toNanos(), TimeUnit.NANOSECONDS);
            return;
        }
        if (!more) {
            rest();
        }
    }

    private boolean isHolder() {
        if (lease.held()) {
            return lease.keep();
        }
        var taken = lease.acquire();
        if (taken) {
            LOG.debugf("%s: this process holds the lease, token %d", name, lease.token());
        }
        return taken;
    }

    private void observe() {
        if (System.nanoTime() - observeAt >= 0) {
            work.observe();
            observeAt = System.nanoTime() + OBSERVE_EVERY.toNanos();
        }
    }

    /** The bell is for the holder. A replica that asked for the lease at each of its commits would be in the holder's way. */
    private void rest() throws InterruptedException {
        if (!lease.held()) {
            stopped.await(poll.toNanos(), TimeUnit.NANOSECONDS);
        } else if (bell.tryAcquire(poll.toNanos(), TimeUnit.NANOSECONDS)) {
            stopped.await(gather.toNanos(), TimeUnit.NANOSECONDS);
            bell.drainPermits();
        }
    }

    private void finish() {
        try {
            try {
                if (lease.held()) {
                    work.lastPass(lease);
                }
            } finally {
                lease.release();
            }
        } catch (RuntimeException trouble) {
            LOG.infof("%s stops with work left for the next holder: %s", name, Causes.brief(trouble, LONGEST_CAUSE));
        }
    }
}
