package cn.icpfiling.platform.web.transfer;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The progress of one transfer, and whether it is fast enough: never silent for long, and not below a minimum rate
 * overall.
 */
final class Pace {

    private final Limits limits;
    private final LongSupplier nanos;
    private final long begun;
    private volatile long last;
    private volatile long bytes;

    /**
     * @param silence the longest pause
     * @param grace the time that every transfer may take
     * @param bytesASecond the minimum rate after that time
     */
    record Limits(Duration silence, Duration grace, int bytesASecond) {}

    Pace(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.last = begun;
    }

    /** Only one thread calls this; others may read. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void moved(int count) {
        bytes += count;
        last = nanos.getAsLong();
    }

    boolean isSilent() {
        return nanos.getAsLong() - last > limits.silence().toNanos();
    }

    boolean isBehind() {
        var allowed = limits.grace().plusMillis(bytes * 1_000 / limits.bytesASecond());
        return nanos.getAsLong() - begun > allowed.toNanos();
    }
}
