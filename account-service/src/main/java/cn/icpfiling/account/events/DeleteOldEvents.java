package cn.icpfiling.account.events;

import cn.icpfiling.account.store.EventTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes events past their retention, in batches of one transaction each. Two replicas may do so at once. */
@ApplicationScoped
class DeleteOldEvents {

    private static final int BATCH = 2000;
    /** Of one run; the next one goes on. */
    private static final int MOST_BATCHES = 500;

    private final EventTable events;
    private final Duration keep;
    private final Clock machine;

    DeleteOldEvents(
            EventTable events, @ConfigProperty(name = "icp.events.keep") Duration keep, @MachineClock Clock machine) {
        this.events = events;
        this.keep = keep;
        this.machine = machine;
    }

    @Scheduled(
            identity = "delete-expired-events",
            every = "1h",
            delayed = "12m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var before = machine.instant().minus(keep);
        for (var batch = 0; batch < MOST_BATCHES; batch++) {
            if (UnitOfWork.in(() -> events.deleteBefore(before, BATCH)) < BATCH) {
                return;
            }
        }
    }
}
