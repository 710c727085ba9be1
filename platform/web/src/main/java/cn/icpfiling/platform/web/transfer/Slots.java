package cn.icpfiling.platform.web.transfer;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts the transfers of one direction in progress, in total and per caller. Refuses a transfer above a limit at once. A caller who acts
 * for another one, such as a member of an account, takes a place of both. One member has half of the places of an account at most, and all
 * members together have no more than the account.
 */
final class Slots {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final int most;
    private final int mostOfOne;
    private final Map<Object, Integer> byCaller = new HashMap<>();
    private int taken;

    Slots(int most, int mostOfOne) {
        this.most = most;
        this.mostOfOne = mostOfOne;
    }

    /** A slot that is freed once, however often it is given back. */
    final class Slot {

        private final Object caller;
        private final Object owner;
        private final HeapBudget.Share share;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Slot(Object caller, Object owner, HeapBudget.Share share) {
            this.caller = caller;
            this.owner = owner;
            this.share = share;
        }

        void giveBack() {
            if (held.compareAndSet(true, false)) {
                returned(caller, owner);
                share.giveBack();
            }
        }
    }

    Slot take(Object caller, HeapBudget heap, int bytes) {
        return take(caller, null, heap, bytes);
    }

    /** @param owner for whom the caller acts; null if for itself */
    synchronized Slot take(Object caller, Object owner, HeapBudget heap, int bytes) {
        requirePlace(caller, owner == null ? mostOfOne : Math.max(1, mostOfOne / 2));
        if (owner != null) {
            requirePlace(owner, mostOfOne);
        }
        if (taken >= most) {
            throw busy();
        }
        var share = heap.take(bytes).orElseThrow(Slots::busy);
        taken++;
        byCaller.merge(caller, 1, Integer::sum);
        if (owner != null) {
            byCaller.merge(owner, 1, Integer::sum);
        }
        return new Slot(caller, owner, share);
    }

    private void requirePlace(Object caller, int most) {
        if (byCaller.getOrDefault(caller, 0) >= most) {
            throw new ProblemException(CommonProblem.TOO_MANY_TRANSFERS, most).retryAfter(LATER);
        }
    }

    private synchronized void returned(Object caller, Object owner) {
        taken--;
        leave(caller);
        if (owner != null) {
            leave(owner);
        }
    }

    private void leave(Object caller) {
        byCaller.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
    }

    synchronized int taken() {
        return taken;
    }

    int most() {
        return most;
    }

    private static ProblemException busy() {
        return new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(LATER);
    }
}
