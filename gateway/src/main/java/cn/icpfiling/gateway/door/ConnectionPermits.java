package cn.icpfiling.gateway.door;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Permits for one event loop's connections to one service, and the queue of requests that wait for one. The queue is
 * here and not in the HTTP client, so a request whose caller left stops waiting at once. Used only on its event loop.
 *
 * <p>A queue that comes and goes is a burst, and waits. One that has stood for {@link #STANDING} and whose first request has
 * waited longer than the target is overload: then newcomers are refused at once, while a refusal is still cheap and of use to its
 * caller. Without that each answer is late and each caller who waits holds a connection (after CoDel, RFC 8289, which looks at the
 * time in the queue and not at its length).
 */
final class ConnectionPermits {

    /** How long a queue may stand before it counts as overload. */
    static final Duration STANDING = Duration.ofMillis(500);

    /** A request that needs a connection. */
    interface Applicant {
        void granted();
    }

    /** What became of an application. */
    enum Place {
        /** The permit is granted, or will be. */
        TAKEN,
        /** As many wait as may. */
        FULL,
        /** Those who wait have waited too long already. */
        OVERLOADED
    }

    private record Waiting(Applicant applicant, long since) {}

    private final int limit;
    private final int waitingAtMost;
    private final long target;
    private final LongSupplier nanos;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int held;
    private long standsSince;

    /** @param target what a request waits at most while more come than the service can answer */
    ConnectionPermits(int limit, int waitingAtMost, Duration target, LongSupplier nanos) {
        this.limit = limit;
        this.waitingAtMost = waitingAtMost;
        this.target = target.toNanos();
        this.nanos = nanos;
    }

    /** Grants a permit at once or later, unless there is no place. */
    Place apply(Applicant applicant) {
        if (held < limit) {
            held++;
            applicant.granted();
            return Place.TAKEN;
        }
        var now = nanos.getAsLong();
        if (waiting.isEmpty()) {
            standsSince = now;
        } else if (waiting.size() >= waitingAtMost) {
            return Place.FULL;
        } else if (haveWaitedTooLong(now)) {
            return Place.OVERLOADED;
        }
        waiting.add(new Waiting(applicant, now));
        return Place.TAKEN;
    }

    /** Whether {@link #apply} would refuse for overload now. */
    boolean areOverloaded() {
        return held >= limit && !waiting.isEmpty() && haveWaitedTooLong(nanos.getAsLong());
    }

    private boolean haveWaitedTooLong(long now) {
        return now - standsSince > STANDING.toNanos() && now - waiting.peek().since() > target;
    }

    void withdraw(Applicant applicant) {
        waiting.removeIf(one -> one.applicant() == applicant);
    }

    void giveBack() {
        var next = waiting.poll();
        if (next == null) {
            held--;
        } else {
            next.applicant().granted();
        }
    }

    int held() {
        return held;
    }

    int waiting() {
        return waiting.size();
    }
}
