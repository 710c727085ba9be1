package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.store.ListVersionTable;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Publishes that a version has taken effect, when the platform's clock reaches its start. No request happens then, so a
 * timer does it. Each version is published once, in the order in which they began, even if it began and ended while no
 * replica ran. A version that never held is not published.
 */
@ApplicationScoped
class TellLists implements DueJobs {

    private final ListVersionTable table;
    private final Outbox outbox;
    private final Clock clock;

    TellLists(ListVersionTable table, Outbox outbox, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            identity = "tell-lists",
            every = "${icp.verification.lists.tell}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Override
    public void runDue() {
        for (var kind : ListKind.values()) {
            if (table.hasUntold(kind, clock.instant())) {
                UnitOfWork.run(() -> tell(kind));
            }
        }
    }

    private void tell(ListKind kind) {
        var now = clock.instant();
        var schedule = table.schedule(kind);
        for (var period : schedule.begun(now)) {
            // Of two replicas, the second waits for the lock and finds the version already published.
            if (table.markTold(period.version().id(), now) && !period.isEmpty()) {
                tell(kind, schedule, period);
            }
        }
    }

    private void tell(ListKind kind, ListSchedule schedule, ListSchedule.Period period) {
        outbox.append(new OutboxEvent(
                ListInForce.TOPIC,
                kind.name(),
                ListInForce.TYPE,
                period.version().id(),
                1,
                ListInForce.of(kind, schedule, period)));
    }
}
