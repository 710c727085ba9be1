package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.OldFileTable.Kind;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Deletes the contents of files to and from the authority after 100 days. The interface requires three months. */
@ApplicationScoped
class ForgetOldFiles implements DueJobs {

    private static final Duration KEPT = Duration.ofDays(100);
    /** A file may have some MB, and a cluster takes in a transaction of 150 MB at most. */
    private static final int FILES_A_STATEMENT = 10;

    private final OldFileTable files;
    private final LeasedJob job;
    private final Clock clock;

    ForgetOldFiles(OldFileTable files, Sql sql, Clock clock) {
        this.files = files;
        this.job = AuthorityLease.job(sql, "authority-files");
        this.clock = clock;
    }

    @Override
    @Scheduled(
            identity = "authority-files",
            every = "${icp.authority.forget-every:1h}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    /** Each batch is a transaction of its own. */
    private void run(Lease lease) {
        var before = clock.instant().minus(KEPT);
        for (var kind : Kind.values()) {
            var from = files.oldestKept(kind, before);
            while (lease.keep() && files.forget(kind, from, before, FILES_A_STATEMENT) == FILES_A_STATEMENT) {
                // The next batch goes on where this one ended.
            }
        }
    }
}
