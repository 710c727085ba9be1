package cn.icpfiling.gateway.door;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether a caller's body comes fast enough: never silent for long, and above a rate over all once a first while is over.
 * While we hold the body back (no connection yet, or the service does not take more) its clock stands still.
 */
final class BodyPace {

    /** How slow a body may be: the longest silence, what it may take at all events, and the bytes a second beyond. */
    record Limits(Duration silence, Duration grace, int bytesASecond) {}

    private final Limits limits;
    private final LongSupplier nanos;
    private boolean running;
    private long since;
    private long ranBefore;
    private long lastPiece;
    private long bytes;

    /** A body that is held back. */
    BodyPace(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    void heldBack() {
        if (running) ranBefore = ran();
        running = false;
    }

    void wanted() {
        if (running) return;
        running = true;
        since = nanos.getAsLong();
        lastPiece = ranBefore;
    }

    void piece(int length) {
        bytes += length;
        lastPiece = ran();
    }

    /** How long the caller has until it is too slow; nothing or less: it is. */
    Duration left() {
        if (!running) return limits.silence();
        var untilSilent = lastPiece + limits.silence().toNanos() - ran();
        var untilBehind =
                limits.grace().toNanos() + bytes * TimeUnit.SECONDS.toNanos(1) / limits.bytesASecond() - ran();
        return Duration.ofNanos(Math.min(untilSilent, untilBehind));
    }

    private long ran() {
        return running ? ranBefore + nanos.getAsLong() - since : ranBefore;
    }
}
