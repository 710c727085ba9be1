package cn.icpfiling.verification.sources;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps us a polite guest of one source: so many questions at once, so many a second, evenly spaced. Per replica; registries
 * count by address, so a limit for all is divided among the replicas by configuration.
 */
final class SourceGate {

    private final Semaphore places;
    private final long spacing;
    private final AtomicLong free;

    SourceGate(int atOnce, int perSecond) {
        places = new Semaphore(atOnce);
        spacing = Duration.ofSeconds(1).toNanos() / perSecond;
        free = new AtomicLong(System.nanoTime());
    }

    /** True when one may ask now; {@link #leave} must follow. False when our turn would come too late. */
    boolean enter(Deadline deadline) throws InterruptedException {
        if (!places.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        var turn = takeTurn(deadline);
        if (turn == null) {
            places.release();
            return false;
        }
        for (var wait = turn - System.nanoTime(); wait > 0; wait = turn - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                places.release();
                throw new InterruptedException();
            }
        }
        return true;
    }

    void leave() {
        places.release();
    }

    private Long takeTurn(Deadline deadline) {
        while (true) {
            var next = free.get();
            var turn = Math.max(next, System.nanoTime());
            if (turn - deadline.nanoTime() >= 0) {
                return null;
            }
            if (free.compareAndSet(next, turn + spacing)) {
                return turn;
            }
        }
    }
}
