package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.store.PageEvidenceTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes evidence after the retention time. */
@ApplicationScoped
class ForgetPageEvidence implements DueJobs {

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int ROWS_A_STATEMENT = 100;

    private final PageEvidenceTable evidence;
    private final LeasedJob job;
    private final Clock clock;
    private final Duration keep;

    ForgetPageEvidence(
            PageEvidenceTable evidence, Sql sql, Clock clock, @ConfigProperty(name = "icp.pages.keep") Duration keep) {
        this.evidence = evidence;
        this.job = new LeasedJob(sql, "network_leases", "page-evidence", LEASE);
        this.clock = clock;
        this.keep = keep;
    }

    @Override
    @Scheduled(
            identity = "page-evidence",
            every = "{icp.pages.tidy}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    /** Each batch is a transaction of its own. */
    private void run(Lease lease) {
        var before = clock.instant().minus(keep);
        while (lease.keep() && evidence.forget(before, ROWS_A_STATEMENT) == ROWS_A_STATEMENT) {
            // The next batch goes on where this one ended.
        }
    }
}
