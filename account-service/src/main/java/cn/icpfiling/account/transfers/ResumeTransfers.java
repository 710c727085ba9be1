package cn.icpfiling.account.transfers;

import cn.icpfiling.account.core.TransferState;
import cn.icpfiling.account.store.FilingTransferRepository;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Ends drafts whose time has passed, and completes confirmed transfers whose request did not: the process died, or
 * filing-service was silent. One replica runs it at a time, a page per run, each transfer in its own transaction. A
 * transfer that fails is skipped and found again next time.
 */
@ApplicationScoped
class ResumeTransfers implements DueJobs {

    private static final Logger LOG = Logger.getLogger(ResumeTransfers.class);

    /** Longer than one hand-over, whose calls have the time-outs of the client. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private static final int PAGE = 100;

    private final FilingTransferRepository transfers;
    private final TransferDrafts drafts;
    private final CompleteTransfer complete;
    private final LeasedJob job;
    private final Clock clock;
    private final Clock machine;

    ResumeTransfers(
            FilingTransferRepository transfers,
            TransferDrafts drafts,
            CompleteTransfer complete,
            Sql sql,
            Clock clock,
            @MachineClock Clock machine) {
        this.transfers = transfers;
        this.drafts = drafts;
        this.complete = complete;
        this.job = new LeasedJob(sql, "transfer_leases", "due", LEASE);
        this.clock = clock;
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "due-transfers",
            every = "${icp.filing-transfers.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        each(lease, UnitOfWork.in(() -> transfers.expired(clock.instant(), PAGE)), this::expire);
        each(lease, UnitOfWork.in(() -> transfers.due(machine.instant(), PAGE)), complete::handle);
    }

    private void expire(UUID id) {
        UnitOfWork.run(() -> transfers
                .locked(id)
                .filter(draft -> draft.state() == TransferState.DRAFT)
                .ifPresent(drafts::expire));
    }

    /** Renews the lease before each transfer. */
    private static void each(Lease lease, List<UUID> ids, Consumer<UUID> work) {
        for (var id : ids) {
            if (!lease.keep()) {
                return;
            }
            try {
                work.accept(id);
            } catch (RuntimeException failure) {
                if (DatabaseFailure.isOutage(failure) || Collisions.isCollision(failure)) {
                    throw failure;
                }
                LOG.errorf(failure, "transfer %s could not be settled", id);
            }
        }
    }
}
