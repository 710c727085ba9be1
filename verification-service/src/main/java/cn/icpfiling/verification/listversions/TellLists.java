package cn.icpfiling.verification.listversions;

import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import cn.icpfiling.verification.store.ListVersionTable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Tells the world that a version of a list has begun to hold, at its moment by the platform's clock: nobody acts then, so nobody else
 * could. Each once, in the order in which they began, also those that began and ended while no replica was up; never one that was
 * passed over.
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
                QuarkusTransaction.requiringNew().run(() -> tell(kind));
            }
        }
    }

    private void tell(ListKind kind) {
        var now = clock.instant();
        var schedule = table.schedule(kind);
        for (var period : schedule.begun(now)) {
            // of two replicas the second waits for the first and finds it told
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
