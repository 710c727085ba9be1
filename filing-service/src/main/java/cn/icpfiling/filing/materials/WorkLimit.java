package cn.icpfiling.filing.materials;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.transfer.Caller;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many callers work at the same time, first come, first served. A wait has a deadline (503 SERVICE_BUSY) and
 * ends when the caller disconnects.
 */
final class WorkLimit {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final Semaphore turns;
    private final Duration patience;

    /** @param patience the time after which a waiting caller is refused */
    WorkLimit(int atATime, Duration patience) {
        this.turns = new Semaphore(atATime, true);
        this.patience = patience;
    }

    /** Work on one file. */
    interface Work<T> {
        T run() throws IOException;
    }

    <T> T inTurn(Work<T> work) throws IOException {
        await();
        try {
            return work.run();
        } finally {
            turns.release();
        }
    }

    int free() {
        return turns.availablePermits();
    }

    private void await() {
        try {
            if (Caller.await(() -> turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS))) {
                return;
            }
        } catch (InterruptedException gone) {
            throw new ProblemException(CommonProblem.REQUEST_TOO_SLOW).causedBy(gone);
        }
        throw new ProblemException(CommonProblem.SERVICE_BUSY).retryAfter(LATER);
    }
}
