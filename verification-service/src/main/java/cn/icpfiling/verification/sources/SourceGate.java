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
 * by address, so a limit for all is divided among the replicas by configuration. Who waits is served in the order of coming, and of those
 * who have many questions ({@link #enterCrowd}) only half as many as there are places come at once, and where there is one place only they have
 * every second turn: somebody with one question never waits for all of theirs.
 */
final class SourceGate {

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

    SourceGate(int atOnce, Duration every, int failuresToRest, Duration rest) {
        places = new Semaphore(atOnce, true);
        crowd = new Semaphore(Math.max(1, atOnce / 2), true);
        hasOnePlace = atOnce == 1;
        spacing = every.toNanos();
        this.failuresToRest = failuresToRest;
        this.rest = rest;
        var now = System.nanoTime();
        free = new AtomicLong(now);
        restsUntil = new AtomicLong(now);
        crowdFree = now;
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

    /** Before {@link #enter}, for those who have many questions; {@link #leaveCrowd} must follow. False when others come first. */
    boolean enterCrowd(Deadline deadline) throws InterruptedException {
        if (!crowd.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
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

    /** Only by whoever has the crowd's one place. */
    private boolean leavesATurn(Deadline deadline) throws InterruptedException {
        var wait = Duration.ofNanos(crowdFree - System.nanoTime());
        if (wait.compareTo(deadline.left()) > 0) {
            return false;
        }
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
        crowdFree = System.nanoTime() + 2 * spacing;
        return true;
    }

    void leaveCrowd() {
        crowd.release();
    }

    /** How long it is still left alone; zero when it may be asked. */
    Duration restsFor() {
        return Duration.ofNanos(Math.max(0, restsUntil.get() - System.nanoTime()));
    }

    private boolean rests() {
        return restsFor().isPositive();
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
