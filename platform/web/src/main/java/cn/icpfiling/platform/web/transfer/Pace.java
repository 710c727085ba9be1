package cn.icpfiling.platform.web.transfer;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How far one transfer is, and whether it moves as fast as it must: never silent for long, and not below a rate in all. */
final class Pace {

    private final Limits limits;
    private final LongSupplier nanos;
    private final long begun;
    private volatile long last;
    private volatile long bytes;

    /**
     * @param silence the longest pause
     * @param grace what a transfer may take at all events
     * @param bytesASecond how fast it must be beyond
     */
    record Limits(Duration silence, Duration grace, int bytesASecond) {}

    Pace(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.last = begun;
    }

    /** One thread moves; others may look. */
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
