package cn.icpfiling.legacy.consumers;

import cn.icpfiling.legacy.store.FiledHereTable;
import cn.icpfiling.legacy.store.FiledHereTable.Compared;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Lets filings wait again that are FILED_HERE although nothing of them is filed here. An event that ends a filing cannot see a row that a
 * load has not committed yet, and the load still sees the filing: without this job the row would stay FILED_HERE. {@link MarkWaitingFilings}
 * does the other way round. One replica at a time, batch by batch.
 */
@ApplicationScoped
class ReleaseLeftFilings {
    private static final Logger LOG = Logger.getLogger(ReleaseLeftFilings.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 500;

    private final FiledHereTable filedHere;
    private final LeasedJob job;
    private final Clock clock;

    ReleaseLeftFilings(FiledHereTable filedHere, Sql sql, Clock clock) {
        this.filedHere = filedHere;
        this.job = new LeasedJob(sql, "legacy_leases", "filed-here", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            identity = "release-left-filings",
            every = "{icp.legacy.filed-here.every}",
            delayed = "5m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        job.run(this::compareAll);
    }

    private void compareAll(Lease lease) {
        for (var batch = batch(null); !batch.isEmpty() && lease.keep(); batch = batch(batch.getLast())) {
            var left = batch.stream()
                    .filter(filing -> !filing.isTaken())
                    .map(Compared::id)
                    .toList();
            if (!left.isEmpty()) {
                UnitOfWork.run(() -> filedHere.release(left, clock.instant()));
                LOG.infof("%d filings of the old platform wait again", left.size());
            }
        }
    }

    /** Released filings have left the state, so the next batch goes on behind the last one all the same. */
    private List<Compared> batch(Compared after) {
        return UnitOfWork.in(() -> filedHere.marked(after, AT_ONCE));
    }
}
