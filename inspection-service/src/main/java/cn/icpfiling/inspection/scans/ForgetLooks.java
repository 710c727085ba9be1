package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Deletes looks, and the shards of ended scans, after {@code icp.scan.keep-looks}. */
@ApplicationScoped
class ForgetLooks {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int ROWS_A_STATEMENT = 1_000;

    private final ScanLookTable looks;
    private final ScanShardTable shards;
    private final LeasedJob job;
    private final ScanConfig config;
    private final Clock clock;

    ForgetLooks(ScanLookTable looks, ScanShardTable shards, Sql sql, ScanConfig config, Clock clock) {
        this.looks = looks;
        this.shards = shards;
        this.job = new LeasedJob(sql, ScanShardTable.LEASES, "looks", LEASE);
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "scan-looks",
            every = "{icp.scan.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        job.run(this::run);
    }

    /** Each batch is a transaction of its own. */
    private void run(Lease lease) {
        var before = clock.instant().minus(config.keepLooks());
        while (lease.keep() && looks.forget(before, ROWS_A_STATEMENT) == ROWS_A_STATEMENT) {
            // The next batch goes on where this one ended.
        }
        while (lease.keep() && shards.forget(before, ROWS_A_STATEMENT) == ROWS_A_STATEMENT) {
            // As above.
        }
    }
}
