package cn.icpfiling.legacy.abandonments;

import cn.icpfiling.legacy.store.OrderAbandonmentRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Goes on with the questions to the support, under a lease in their rows. */
@ApplicationScoped
class SettleAbandonments implements DueJobs {

    private static final int AT_ONCE = 50;

    private final OrderAbandonmentRepository abandonments;
    private final SettleAbandonment settle;
    private final Clock machine;

    SettleAbandonments(OrderAbandonmentRepository abandonments, SettleAbandonment settle, @MachineClock Clock machine) {
        this.abandonments = abandonments;
        this.settle = settle;
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "settle-legacy-abandonments",
            every = "{icp.legacy.cases.every}",
            delayed = "20s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void runDue() {
        // What this run has tried is due after its start again, so a row that stays is tried once a run.
        var start = machine.instant();
        List<UUID> due;
        do {
            due = UnitOfWork.in(
                    () -> abandonments.claim(start, machine.instant().plus(SettleAbandonment.LEASE), AT_ONCE));
            due.forEach(settle::handle);
        } while (due.size() == AT_ONCE);
    }
}
