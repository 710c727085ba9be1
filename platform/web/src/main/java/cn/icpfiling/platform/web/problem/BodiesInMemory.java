package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the heap of all bodies that are read whole at the same time, which each body alone keeps to. A wait for a place
 * has a deadline (503 SERVICE_BUSY), first come, first served. Small bodies take no place: callers who send large ones
 * slowly keep no sign-in waiting. One caller has half of the places, so that others find some (ADR 0059).
 */
@Singleton
public final class BodiesInMemory {

    /** The largest body that takes no place. As many as the gateway has connections to a service are a few mebibytes. */
    public static final int SMALL = 16 << 10;

    private static final int SHARE_OF_HEAP = 5;

    /** The bytes, and the texts or the tree that are made of them. */
    private static final int COPIES = 2;

    private static final int UNIT = 1 << 10;

    private final int all;
    private final Semaphore kibibytes;
    private final Map<Object, Share> shares = new ConcurrentHashMap<>();
    private final Duration patience;

    BodiesInMemory(
            @ConfigProperty(name = "icp.bodies.heap") OptionalLong heap,
            @ConfigProperty(name = "icp.bodies.patience") Duration patience) {
        var bytes = heap.orElseGet(() -> Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        this.all = Math.toIntExact(Math.ceilDiv(bytes, UNIT));
        this.kibibytes = new Semaphore(all, true);
        this.patience = patience;
    }

    /** What reads one body to its end. */
    interface Reading<T> {
        T read() throws IOException;
    }

    /** What one caller may take of the places. It is there as long as a body of the caller is read or waits. */
    private static final class Share {

        private final int most;
        private final Semaphore kibibytes;
        private int bodies;

        private Share(int most) {
            this.most = most;
            this.kibibytes = new Semaphore(most, true);
        }
    }

    /**
     * Reads a body in its place. A body that is larger than the half of its caller is the caller's only one, and one that is larger than
     * all places together is read alone.
     *
     * @param caller the sender; null for a service of the platform, which sends for many callers
     * @param bytes its length, or the most that it may have
     */
    <T> T inPlace(Object caller, long bytes, Reading<T> reading) throws IOException {
        if (bytes <= SMALL) {
            return reading.read();
        }
        var units = (int) Math.min(all, Math.ceilDiv(bytes * COPIES, UNIT));
        var end = System.nanoTime() + patience.toNanos();
        if (caller == null) {
            return taking(kibibytes, units, end, reading);
        }
        var share = enter(caller);
        try {
            return taking(
                    share.kibibytes, Math.min(share.most, units), end, () -> taking(kibibytes, units, end, reading));
        } finally {
            leave(caller);
        }
    }

    private <T> T taking(Semaphore places, int units, long end, Reading<T> reading) throws IOException {
        await(places, units, end);
        try {
            return reading.read();
        } finally {
            places.release(units);
        }
    }

    private Share enter(Object caller) {
        return shares.compute(caller, (_, known) -> {
            var share = known == null ? new Share(Math.max(1, all / 2)) : known;
            share.bodies++;
            return share;
        });
    }

    private void leave(Object caller) {
        shares.computeIfPresent(caller, (_, share) -> {
            share.bodies--;
            return share.bodies == 0 ? null : share;
        });
    }

    /** Callers of whom a body is read or waits. */
    int callers() {
        return shares.size();
    }

    /** Bytes of the heap that no body takes. */
    public long free() {
        return (long) kibibytes.availablePermits() * UNIT;
    }

    private void await(Semaphore places, int units, long end) {
        try {
            if (places.tryAcquire(units, end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(patience);
    }
}
