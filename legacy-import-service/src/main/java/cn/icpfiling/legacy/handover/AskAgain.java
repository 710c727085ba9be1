package cn.icpfiling.legacy.handover;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks filing-service again for hand-overs without an answer, one replica at a time. Each run takes the ones that were asked the
 * longest time ago, so that one that always fails keeps no other waiting.
 */
@ApplicationScoped
class AskAgain {

    private static final Logger LOG = Logger.getLogger(AskAgain.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 50;

    private final LegacyFilingRepository filings;
    private final HandOverFiling handOver;
    private final LeasedJob job;
    private final Clock clock;
    private final Duration patience;

    AskAgain(
            LegacyFilingRepository filings,
            HandOverFiling handOver,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "icp.hand-overs.patience") Duration patience) {
        this.filings = filings;
        this.handOver = handOver;
        this.job = new LeasedJob(sql, "legacy_leases", "hand-overs", LEASE);
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(
            identity = "ask-again-for-hand-overs",
            every = "{icp.hand-overs.every}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        job.run(this::askAll);
    }

    private void askAll(Lease lease) {
        var before = clock.instant().minus(patience);
        var due = UnitOfWork.in(() -> filings.unanswered(before, AT_ONCE).stream()
                .map(LegacyFiling::id)
                .toList());
        for (var filing : due) {
            if (!lease.keep()) {
                return;
            }
            try {
                handOver.again(filing);
            } catch (RuntimeException trouble) {
                LOG.errorf(
                        "The hand-over of filing %s is asked for later: %s",
                        filing, trouble.getClass().getSimpleName());
                putBack(filing);
            }
        }
    }

    /** Moves a filing whose try failed behind the others that wait; its own state stays. */
    private void putBack(UUID filing) {
        UnitOfWork.run(() -> filings.putBack(filing, clock.instant()));
    }
}
