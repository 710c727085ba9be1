package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Deletes rescans of findings that were cured or dismissed and never overdue, when their last step is longer ago than
 * {@code icp.scan.keep-rescans}. All others stay, because a decision may rest on them.
 */
@ApplicationScoped
class ForgetRescans {
    private static final Duration LEASE = Duration.ofSeconds(20);
    /** One replica a day reads all old looks, and no start of a process begins again. An hour less, as no run begins to the second. */
    private static final Duration PAUSE = Duration.ofHours(23);

    private static final int ROWS_A_STATEMENT = 1_000;

    private final RescanTable rescans;
    private final LeasedJob job;
    private final ScanConfig config;
    private final Clock clock;

    ForgetRescans(RescanTable rescans, Sql sql, ScanConfig config, Clock clock) {
        this.rescans = rescans;
        this.job = new LeasedJob(sql, "finding_leases", "old-rescans", LEASE);
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "old-rescans",
            every = "{icp.scan.tidy-rescans}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void runDue() {
        job.runAfter(PAUSE, this::run);
    }

    /** Runs whenever the last run was. */
    void run() {
        job.run(this::run);
    }

    /** Each batch is read behind the one before, because many old looks stay. */
    private void run(Lease lease) {
        var before = clock.instant().minus(config.keepRescans());
        var batch = rescans.old(before, RescanTable.Place.FIRST, ROWS_A_STATEMENT);
        while (batch.isPresent() && lease.keep()) {
            rescans.forget(batch.get().forgettable());
            batch = rescans.old(before, batch.get().last(), ROWS_A_STATEMENT);
        }
    }
}
