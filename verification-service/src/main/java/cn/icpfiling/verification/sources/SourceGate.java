package cn.icpfiling.verification.sources;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Limits the load on one server: questions in parallel, and an even spacing between them. The server rests when it asks
 * for that, or after several failures in a row; then one question probes whether it is back. The gate is per replica.
 * Registries count by address, so configuration divides a common limit among the replicas. Callers are served in order
 * of arrival. Bulk callers ({@link #enterCrowd}) get half of the places, or, if there is one place only, every second
 * turn. A caller with one question never waits for all of theirs.
 */
final class SourceGate {
    private static final Logger LOG = Logger.getLogger(SourceGate.class);

    private final String server;
    private final Semaphore places;
    private final Semaphore crowd;
    private final boolean hasOnePlace;
    private long crowdFree;
    private final long spacing;
    private final AtomicLong free;
    private final int failuresToRest;
    private final Duration rest;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong restsUntil;
    private final AtomicBoolean trying = new AtomicBoolean();
    private final NanoTime time;

    /** @param server its name in the log */
    SourceGate(String server, int atOnce, Duration every, int failuresToRest, Duration rest) {
        this(server, atOnce, every, failuresToRest, rest, NanoTime.OF_THE_MACHINE);
    }

    /** @param time of deadlines as well */
    SourceGate(String server, int atOnce, Duration every, int failuresToRest, Duration rest, NanoTime time) {
        this.server = server;
        places = new Semaphore(atOnce, true);
        crowd = new Semaphore(Math.max(1, atOnce / 2), true);
        hasOnePlace = atOnce == 1;
        spacing = every.toNanos();
        this.failuresToRest = failuresToRest;
        this.rest = rest;
        this.time = time;
        var now = time.now();
        free = new AtomicLong(now);
        restsUntil = new AtomicLong(now);
        crowdFree = now;
    }

    /**
     * Returns true if the caller may ask now. The caller then reports the outcome and calls {@link #leave}. Returns
     * false if the server rests, or the turn would come too late.
     */
    boolean enter(Deadline deadline) throws InterruptedException {
        if (rests() || isTried()) {
            return false;
        }
        if (!hasPlace(deadline)) {
            return false;
        }
        var turn = takeTurn(deadline);
        if (turn == null) {
            leave();
            return false;
        }
        try {
            waitUntil(turn);
        } catch (InterruptedException gaveUp) {
            leave();
            throw gaveUp;
        }
        // The server may have gone to rest during the wait.
        if (rests()) {
            leave();
            return false;
        }
        return true;
    }

    /** A caller that gets no place, or gives up, does not probe the server: the next caller does. */
    private boolean hasPlace(Deadline deadline) throws InterruptedException {
        var entered = false;
        try {
            entered = places.tryAcquire(left(deadline), TimeUnit.NANOSECONDS);
            return entered;
        } finally {
            if (!entered) {
                trying.set(false);
            }
        }
    }

    void succeeded() {
        failures.set(0);
    }

    /** @param fault what the log says of it */
    void failed(Object fault) {
        if (failures.incrementAndGet() >= failuresToRest) {
            restFor(rest, fault);
        }
    }

    /** Logs the beginning of a rest: nothing else names the server that is silent or refuses. */
    void restFor(Duration duration, Object fault) {
        if (!rests()) {
            LOG.warnf("%s rests for %s: %s", server, duration, fault);
        }
        var until = time.now() + duration.toNanos();
        restsUntil.accumulateAndGet(until, (before, then) -> then - before > 0 ? then : before);
    }

    void leave() {
        trying.set(false);
        places.release();
    }

    /**
     * Called by bulk callers before {@link #enter}; {@link #leaveCrowd} must follow. Returns false if other callers go
     * first.
     */
    boolean enterCrowd(Deadline deadline) throws InterruptedException {
        if (!crowd.tryAcquire(left(deadline), TimeUnit.NANOSECONDS)) {
            return false;
        }
        var entered = false;
        try {
            entered = !hasOnePlace || leavesATurn(deadline);
            return entered;
        } finally {
            if (!entered) {
                crowd.release();
            }
        }
    }

    /** Called only by the holder of the bulk queue's single place. */
    private boolean leavesATurn(Deadline deadline) throws InterruptedException {
        if (crowdFree - time.now() > left(deadline)) {
            return false;
        }
        waitUntil(crowdFree);
        crowdFree = time.now() + 2 * spacing;
        return true;
    }

    private void waitUntil(long moment) throws InterruptedException {
        for (var wait = moment - time.now(); wait > 0; wait = moment - time.now()) {
            time.pause(wait);
        }
    }

    private long left(Deadline deadline) {
        return Math.max(0, deadline.nanoTime() - time.now());
    }

    void leaveCrowd() {
        crowd.release();
    }

    /** Returns how long the server still rests; zero if it may be asked. */
    Duration restsFor() {
        return Duration.ofNanos(Math.max(0, restsUntil.get() - time.now()));
    }

    private boolean rests() {
        return restsFor().isPositive();
    }

    /** After failures one caller probes the server, and the others wait for the result. */
    private boolean isTried() {
        return failures.get() >= failuresToRest && !trying.compareAndSet(false, true);
    }

    private Long takeTurn(Deadline deadline) {
        while (true) {
            var next = free.get();
            var now = time.now();
            var turn = next - now > 0 ? next : now;
            if (turn - deadline.nanoTime() >= 0) {
                return null;
            }
            if (free.compareAndSet(next, turn + spacing)) {
                return turn;
            }
        }
    }
}
