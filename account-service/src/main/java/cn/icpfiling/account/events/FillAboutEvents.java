package cn.icpfiling.account.events;

import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Fills in what an event is about where a replica of an earlier release wrote it (migration 0025), in batches of one
 * transaction each. Two replicas may do so at once. Without such events a run is one look into an index. No event is
 * without it thirty days after the last such replica, so the next release may drop this job.
 */
@ApplicationScoped
class FillAboutEvents {

    private static final int BATCH = 500;
    /** Of one run; the next one goes on. */
    private static final int MOST_BATCHES = 20;

    private final EventTable events;

    FillAboutEvents(EventTable events) {
        this.events = events;
    }

    @Scheduled(
            identity = "fill-about-events",
            every = "10s",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        for (var batch = 0; batch < MOST_BATCHES; batch++) {
            if (UnitOfWork.in(() -> events.fillAbout(AboutEvent::ofStored, BATCH)) < BATCH) {
                return;
            }
        }
    }
}
