package cn.icpfiling.gateway.door;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The connections that one event loop may have to one service, and the requests that wait for one, in their order. The queue is
 * ours and not the HTTP client's: only so a request whose caller left stops waiting at once. Used on its event loop only.
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

    /** Grants at once or later; false: too many wait already. */
    boolean apply(Applicant applicant) {
        if (held < limit) {
            held++;
            applicant.granted();
            return true;
        }
        if (waiting.size() >= waitingAtMost) return false;
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
