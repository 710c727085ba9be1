package cn.icpfiling.platform.web.problem;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the heap of all bodies that are read whole at the same time, which each body alone keeps to. A wait for a place
 * has a deadline (503 SERVICE_BUSY), first come, first served. Small bodies take no place: callers who send large ones
 * slowly keep no sign-in waiting (ADR 0059).
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

    /**
     * Reads a body in its place. A body that is larger than all places together is read alone.
     *
     * @param bytes its length, or the most that it may have
     */
    <T> T inPlace(long bytes, Reading<T> reading) throws IOException {
        if (bytes <= SMALL) {
            return reading.read();
        }
        var units = (int) Math.min(all, Math.ceilDiv(bytes * COPIES, UNIT));
        await(units);
        try {
            return reading.read();
        } finally {
            kibibytes.release(units);
        }
    }

    /** Bytes of the heap that no body takes. */
    public long free() {
        return (long) kibibytes.availablePermits() * UNIT;
    }

    private void await(int units) {
        try {
            if (kibibytes.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(patience);
    }
}
