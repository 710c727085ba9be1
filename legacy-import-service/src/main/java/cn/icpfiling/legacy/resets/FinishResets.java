package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.ResetState;
import cn.icpfiling.legacy.store.MailboxResetRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Goes on with applications that wait for account-service, under a lease in their rows, and expires links that were not used. */
@ApplicationScoped
class FinishResets implements DueJobs {

    private static final Logger LOG = Logger.getLogger(FinishResets.class);
    private static final int AT_ONCE = 50;

    private final MailboxResetRepository resets;
    private final SettleReset settle;
    private final Audit audit;
    private final Clock clock;
    private final Clock machine;

    FinishResets(
            MailboxResetRepository resets, SettleReset settle, Audit audit, Clock clock, @MachineClock Clock machine) {
        this.resets = resets;
        this.settle = settle;
        this.audit = audit;
        this.clock = clock;
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "finish-legacy-mailbox-resets",
            every = "{icp.legacy.cases.every}",
            delayed = "25s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void runDue() {
        expireOverdue();
        // What this run has tried is due after its start again, so a row that stays is tried once a run.
        var start = machine.instant();
        List<UUID> due;
        do {
            due = UnitOfWork.in(() -> resets.claim(start, machine.instant().plus(SettleReset.LEASE), AT_ONCE));
            due.forEach(settle::handle);
        } while (due.size() == AT_ONCE);
    }

    private void expireOverdue() {
        for (var id : UnitOfWork.in(() -> resets.expired(clock.instant(), AT_ONCE))) {
            try {
                UnitOfWork.run(() -> resets.locked(id)
                        .filter(found -> found.state() == ResetState.GRANTED
                                && found.stateAt(clock.instant()) == ResetState.EXPIRED)
                        .ifPresent(found ->
                                audit.record(Act.of(found.expire(clock.instant()), "LEGACY_RESET", found.id()))));
            } catch (RuntimeException trouble) {
                LOG.warnf(
                        "The mailbox reset %s could not be ended: %s",
                        id, trouble.getClass().getSimpleName());
            }
        }
    }
}
