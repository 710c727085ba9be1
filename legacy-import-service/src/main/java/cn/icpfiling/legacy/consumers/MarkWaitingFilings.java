package cn.icpfiling.legacy.consumers;

import cn.icpfiling.legacy.store.FiledHereTable;
import cn.icpfiling.legacy.store.FiledHereTable.Compared;
import cn.icpfiling.legacy.store.FiledRecheckTable;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Marks filings as FILED_HERE that wait although they are filed here. The event of a subject and the load of a filing each miss the other
 * if both are uncommitted at one time. So a subject is compared once more after its event; and all waiting filings are compared in turn, a
 * bounded number a run, because nothing else would find a row that was missed for another reason. One replica at a time; each mark holds
 * only for a filing that still waits, so a second replica changes nothing twice.
 */
@ApplicationScoped
class MarkWaitingFilings {
    private static final Logger LOG = Logger.getLogger(MarkWaitingFilings.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int SUBJECTS_AT_ONCE = 100;
    private static final int FILINGS_AT_ONCE = 500;
    private static final int BATCHES_A_RUN = 20;

    private final FiledHereTable filedHere;
    private final FiledRecheckTable rechecks;
    private final LeasedJob job;
    private final Clock clock;

    MarkWaitingFilings(FiledHereTable filedHere, FiledRecheckTable rechecks, Sql sql, Clock clock) {
        this.filedHere = filedHere;
        this.rechecks = rechecks;
        this.job = new LeasedJob(sql, "legacy_leases", "waiting", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            identity = "mark-waiting-filings",
            every = "{icp.legacy.waiting.every}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        job.run(this::compare);
    }

    private void compare(Lease lease) {
        for (var batch = 0; batch < BATCHES_A_RUN && lease.keep() && compareSubjects() == SUBJECTS_AT_ONCE; batch++) {
            // A full batch: more subjects are due.
        }
        for (var batch = 0; batch < BATCHES_A_RUN && lease.keep() && compareFilings() == FILINGS_AT_ONCE; batch++) {
            // A full batch: more filings wait.
        }
    }

    private int compareSubjects() {
        var due = UnitOfWork.in(() -> rechecks.due(SUBJECTS_AT_ONCE));
        for (var subject : due) {
            var marked = UnitOfWork.in(() -> {
                // The filings first, as KeepFiledHolder does, so that neither waits for the other.
                var taken = filedHere.markTakenBy(subject, clock.instant());
                rechecks.done(subject);
                return taken;
            });
            tell(marked);
        }
        return due.size();
    }

    /** Keeps the place in the transaction of the marks, and begins again behind the last filing. */
    private int compareFilings() {
        return UnitOfWork.in(() -> {
            var filings = filedHere.waiting(FILINGS_AT_ONCE);
            var taken =
                    filings.stream().filter(Compared::isTaken).map(Compared::id).toList();
            taken.forEach(filing -> filedHere.markIfTaken(filing, clock.instant()));
            filedHere.sweptUntil(filings.size() < FILINGS_AT_ONCE ? null : filings.getLast());
            tell(taken.size());
            return filings.size();
        });
    }

    private static void tell(int marked) {
        if (marked > 0) {
            LOG.infof("%d filings of the old platform waited although they are filed here", marked);
        }
    }
}
