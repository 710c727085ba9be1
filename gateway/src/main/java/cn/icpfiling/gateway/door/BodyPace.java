package cn.icpfiling.gateway.door;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Checks whether a body arrives fast enough: never silent for long, and above an overall rate after an initial time.
 * The clock stops while the gateway holds the body back (no connection yet, or the service does not read).
 */
final class BodyPace {

    /**
     * The limits: the longest silence, the time that every body may take, and the minimum bytes per second after that
     * time.
     */
    record Limits(Duration silence, Duration grace, int bytesASecond) {}

    private final Limits limits;
    private final LongSupplier nanos;
    private boolean running;
    private long since;
    private long ranBefore;
    private long lastPiece;
    private long bytes;

    /** Starts with a body that is held back. */
    BodyPace(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    void heldBack() {
        if (running) {
            ranBefore = ran();
        }
        running = false;
    }

    void wanted() {
        if (running) {
            return;
        }
        running = true;
        since = nanos.getAsLong();
        lastPiece = ranBefore;
    }

    void piece(int length) {
        bytes += length;
        lastPiece = ran();
    }

    /** Returns how long the caller has until it is too slow. Zero or less: it is too slow. */
    Duration left() {
        if (!running) {
            return limits.silence();
        }
        var untilSilent = lastPiece + limits.silence().toNanos() - ran();
        var untilBehind =
                limits.grace().toNanos() + bytes * TimeUnit.SECONDS.toNanos(1) / limits.bytesASecond() - ran();
        return Duration.ofNanos(Math.min(untilSilent, untilBehind));
    }

    private long ran() {
        return running ? ranBefore + nanos.getAsLong() - since : ranBefore;
    }
}
