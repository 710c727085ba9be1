package cn.icpfiling.gateway.door;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Permits for one event loop's connections to one service, and the queue of requests that wait for one. The queue is
 * here and not in the HTTP client, so a request whose caller left stops waiting at once. Used only on its event loop.
 */
final class ConnectionPermits {

    /** A request that needs a connection. */
    interface Applicant {
        void granted();
    }

    private final int limit;
    private final int waitingAtMost;
    private final Deque<Applicant> waiting = new ArrayDeque<>();
    private int held;

    ConnectionPermits(int limit, int waitingAtMost) {
        this.limit = limit;
        this.waitingAtMost = waitingAtMost;
    }

    /** Grants a permit at once or later. Returns false if the queue is full. */
    boolean apply(Applicant applicant) {
        if (held < limit) {
            held++;
            applicant.granted();
            return true;
        }
        if (waiting.size() >= waitingAtMost) {
            return false;
        }
        waiting.add(applicant);
        return true;
    }

    void withdraw(Applicant applicant) {
        waiting.remove(applicant);
    }

    void giveBack() {
        var next = waiting.poll();
        if (next == null) {
            held--;
        } else {
            next.granted();
        }
    }

    int held() {
        return held;
    }

    int waiting() {
        return waiting.size();
    }
}
