package cn.icpfiling.gateway.door;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The health of one event loop and its connection pool. Written on the loop, read by the health check. */
final class LoopPulse {

    /** This many requests in a row got no connection although there was room for one: that is not chance. */
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

    /** The pool works: it gave a connection, or reported that the service is unreachable. */
    void poolAnswered() {
        if (starvedInARow != 0) {
            starvedInARow = 0;
        }
    }

    /** The pool did not answer within the time that a connection takes, although it was below its limit. */
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
