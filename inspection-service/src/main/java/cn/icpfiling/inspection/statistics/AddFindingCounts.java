package cn.icpfiling.inspection.statistics;

import cn.icpfiling.inspection.store.FindingCountTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Adds the changes of the counts to their sums. One replica runs it at a time. At its first run in a process and then daily
 * it counts all findings again, because a replica of an earlier release counts nothing.
 */
@ApplicationScoped
class AddFindingCounts {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int CHANGES_A_TRANSACTION = 1_000;

    private static final Duration RECOUNT_AFTER = Duration.ofDays(1);
    private static final Logger LOG = Logger.getLogger(AddFindingCounts.class);

    private final FindingCountTable counts;
    private final LeasedJob job;
    private final Clock clock;
    private volatile Instant recountAt = Instant.MIN;

    AddFindingCounts(FindingCountTable counts, Sql sql, Clock clock) {
        this.counts = counts;
        this.job = new LeasedJob(sql, "finding_leases", "counts", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            identity = "finding-counts",
            every = "{icp.findings.count-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        job.run(lease -> {
            while (counts.add(lease, CHANGES_A_TRANSACTION) == CHANGES_A_TRANSACTION) {
                continue;
            }
            // Last, because it reads all findings: if it fails, the changes, which each request reads, do not pile up.
            recount(lease);
        });
    }

    private void recount(Lease lease) {
        var now = clock.instant();
        if (now.isBefore(recountAt)) {
            return;
        }
        var wrong = counts.recount(lease);
        if (wrong > 0) {
            LOG.warnf("corrected %d counts of findings", wrong);
        }
        recountAt = now.plus(RECOUNT_AFTER);
    }
}
