package cn.icpfiling.platform.web.transfer;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts the transfers of one direction in progress, in total and per caller. Refuses a transfer above a limit at once.
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
        private final HeapBudget.Share share;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Slot(Object caller, HeapBudget.Share share) {
            this.caller = caller;
            this.share = share;
        }

        void giveBack() {
            if (held.compareAndSet(true, false)) {
                returned(caller);
                share.giveBack();
            }
        }
    }

    synchronized Slot take(Object caller, HeapBudget heap, int bytes) {
        if (byCaller.getOrDefault(caller, 0) >= mostOfOne) {
            throw new ProblemException(CommonProblem.TOO_MANY_TRANSFERS, mostOfOne).retryAfter(LATER);
        }
        if (taken >= most) {
            throw busy();
        }
        var share = heap.take(bytes).orElseThrow(Slots::busy);
        taken++;
        byCaller.merge(caller, 1, Integer::sum);
        return new Slot(caller, share);
    }

    private synchronized void returned(Object caller) {
        taken--;
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
