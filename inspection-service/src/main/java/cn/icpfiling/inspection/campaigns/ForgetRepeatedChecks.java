package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes repeated checks after the retention time, which is that of the page evidence they name. */
@ApplicationScoped
class ForgetRepeatedChecks implements DueJobs {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int ROWS_A_STATEMENT = 1_000;

    private final RepeatedCheckTable repeats;
    private final LeasedJob job;
    private final Clock clock;
    private final Duration keep;

    ForgetRepeatedChecks(
            RepeatedCheckTable repeats,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "icp.campaigns.keep-repeats") Duration keep) {
        this.repeats = repeats;
        this.job = new LeasedJob(sql, "finding_leases", "old-repeated-checks", LEASE);
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    @Scheduled(
            identity = "old-repeated-checks",
            every = "{icp.campaigns.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    /** Each batch is a transaction of its own. */
    private void run(Lease lease) {
        var before = clock.instant().minus(keep);
        while (lease.keep() && repeats.forget(before, ROWS_A_STATEMENT) == ROWS_A_STATEMENT) {
            // The next batch goes on where this one ended.
        }
    }
}
