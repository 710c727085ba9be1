package cn.icpfiling.inspection.networks;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.transfer.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a few changes of lists at a time open their transaction, first come, first served. Changes of all lists wait for one
 * row, and each that waits there holds a connection of the pool that all other requests need.
 */
@ApplicationScoped
class NetworkTurns {

    private static final Duration LATER = Duration.ofSeconds(5);

    private final Semaphore turns;
    private final Duration patience;

    /** @param patience the time after which a waiting caller is refused */
    NetworkTurns(
            @ConfigProperty(name = "icp.networks.changes-at-a-time") int atATime,
            @ConfigProperty(name = "icp.networks.patience") Duration patience) {
        this.turns = new Semaphore(atATime, true);
        this.patience = patience;
    }

    /** Runs the change in its turn, or refuses it (503 SERVICE_BUSY with the time to wait). Call this outside any transaction. */
    <T> T inTurn(Supplier<T> change) {
        await();
        try {
            return change.get();
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
