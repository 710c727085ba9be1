package cn.icpfiling.inspection.scans;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets one shard of this replica at a time use the engine, because the rates towards name servers live in a run. A wait
 * ends when the shard is not wanted any more or the service stops; each shard before it has its deadline.
 */
@ApplicationScoped
class EngineTurn {
    private static final int BEFORE_THE_INBOX = 100;
    private static final long ASK_AGAIN_SECONDS = 2;

    private final ScanEngines engines;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile boolean stopping;
    private volatile LookRun running;

    EngineTurn(ScanEngines engines, Clock clock) {
        this.engines = engines;
        this.clock = clock;
    }

    /** False when the work is not wanted any more; 503 when the service stops. After true the caller calls {@link #end}. */
    boolean await(BooleanSupplier isWanted) {
        try {
            while (!turn.tryAcquire(ASK_AGAIN_SECONDS, TimeUnit.SECONDS)) {
                requireRunning();
                if (!isWanted.getAsBoolean()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(CommonProblem.SERVICE_BUSY).causedBy(e);
        }
    }

    LookRun begin(ScanTerms.Terms terms) {
        var run = LookRun.ofShard(engines, terms, clock);
        running = run;
        if (stopping) {
            run.cancel();
        }
        return run;
    }

    void end() {
        running = null;
        turn.release();
    }

    private void requireRunning() {
        if (stopping) {
            throw new ProblemException(CommonProblem.SERVICE_BUSY);
        }
    }

    /** Before the inbox stops, so that it can park the shard for another replica. */
    void stop(@Observes @Priority(BEFORE_THE_INBOX) ShutdownEvent stopped) {
        stopping = true;
        var now = running;
        if (now != null) {
            now.cancel();
        }
    }
}
