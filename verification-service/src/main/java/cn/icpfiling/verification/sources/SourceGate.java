package cn.icpfiling.verification.sources;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps us a polite guest of one server: so many questions at once, one each so long, evenly spaced; none while it rests, because
 * it said so or because it failed several times in a row; and then one, to see whether it is back. Per replica; registries count
 * by address, so a limit for all is divided among the replicas by configuration.
 */
final class SourceGate {

    private final Semaphore places;
    private final long spacing;
    private final AtomicLong free;
    private final int failuresToRest;
    private final Duration rest;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong restsUntil;
    private final AtomicBoolean trying = new AtomicBoolean();

    SourceGate(int atOnce, Duration every, int failuresToRest, Duration rest) {
        places = new Semaphore(atOnce);
        spacing = every.toNanos();
        this.failuresToRest = failuresToRest;
        this.rest = rest;
        var now = System.nanoTime();
        free = new AtomicLong(now);
        restsUntil = new AtomicLong(now);
    }

    /**
     * True when one may ask now; {@link #leave} must follow, and before it how it went. False when the server rests, or when our
     * turn would come too late.
     */
    boolean enter(Deadline deadline) throws InterruptedException {
        if (rests() || isTried()) {
            return false;
        }
        if (!places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
            trying.set(false);
            return false;
        }
        var turn = takeTurn(deadline);
        if (turn == null) {
            leave();
            return false;
        }
        for (var wait = turn - System.nanoTime(); wait > 0; wait = turn - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                leave();
                throw new InterruptedException();
            }
        }
        // it may have gone to rest while we waited
        if (rests()) {
            leave();
            return false;
        }
        return true;
    }

    void succeeded() {
        failures.set(0);
    }

    void failed() {
        if (failures.incrementAndGet() >= failuresToRest) {
            restFor(rest);
        }
    }

    void restFor(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        restsUntil.accumulateAndGet(until, (before, then) -> then - before > 0 ? then : before);
    }

    void leave() {
        trying.set(false);
        places.release();
    }

    private boolean rests() {
        return restsUntil.get() - System.nanoTime() > 0;
    }

    /** After failures somebody is seeing whether the server is back: the others wait for that. */
    private boolean isTried() {
        return failures.get() >= failuresToRest && !trying.compareAndSet(false, true);
    }

    private Long takeTurn(Deadline deadline) {
        while (true) {
            var next = free.get();
            var turn = next - System.nanoTime() > 0 ? next : System.nanoTime();
            if (turn - deadline.nanoTime() >= 0) {
                return null;
            }
            if (free.compareAndSet(next, turn + spacing)) {
                return turn;
            }
        }
    }
}
