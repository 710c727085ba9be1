package cn.icpfiling.gateway.door;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether one event loop works and its connection pool gives what it has. Written on the loop, read by the health check.
 */
final class LoopPulse {

    /** So many requests in a row got no connection although there was room for one: that is no longer chance. */
    static final int STARVED = 3;

    private final LongSupplier nanos;
    private volatile long lastBeat;
    private volatile int underWay;
    private volatile int connectionsHeld;
    private volatile int starvedInARow;

    LoopPulse(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastBeat = nanos.getAsLong();
    }

    void beat(int exchanges, int connections) {
        lastBeat = nanos.getAsLong();
        underWay = exchanges;
        connectionsHeld = connections;
    }

    /** The pool gave a connection, or said that the service cannot be reached: it works. */
    void poolAnswered() {
        if (starvedInARow != 0) starvedInARow = 0;
    }

    /** The pool said nothing in longer than a connection takes, while fewer were in use than it may have. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
    void poolStarved() {
        starvedInARow++;
    }

    boolean isStuck(Duration longest) {
        return nanos.getAsLong() - lastBeat > longest.toNanos();
    }

    boolean isStarved() {
        return starvedInARow >= STARVED;
    }

    int underWay() {
        return underWay;
    }

    int connectionsHeld() {
        return connectionsHeld;
    }
}
