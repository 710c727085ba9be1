package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.inspection.core.cleanuplists.CleanUpList;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.CleanUpListTable;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Dismisses the findings of withdrawn lists, a page at a time, each in its own transaction, in the name of the member of
 * staff who withdrew the list. One replica runs it at a time. It looks at the lists of the last day each time, and at all
 * withdrawn lists every hour, so it also finds what a row of the list found at the moment of the withdrawal.
 */
@ApplicationScoped
class DismissWithdrawn implements DueJobs {
    private static final Logger LOG = Logger.getLogger(DismissWithdrawn.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration RECENT = Duration.ofDays(1);
    private static final Duration ALL_EVERY = Duration.ofHours(1);
    private static final int LISTS = 100;
    private static final int PAGE = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final CleanUpListTable lists;
    private final SourceFindings findings;
    private final Clock clock;
    private final LeasedJob job;
    private volatile Instant allAt = Instant.EPOCH;

    DismissWithdrawn(CleanUpListTable lists, SourceFindings findings, Clock clock, Sql sql) {
        this.lists = lists;
        this.findings = findings;
        this.clock = clock;
        this.job = new LeasedJob(sql, "finding_leases", "withdrawn-lists", LEASE);
    }

    @Override
    @Scheduled(
            identity = "withdrawn-clean-up-lists",
            every = "{icp.clean-up-lists.dismiss}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        var now = clock.instant();
        var all = !now.isBefore(allAt);
        var since = all ? Instant.EPOCH : now.minus(RECENT);
        var page = lists.withdrawn(since, BEFORE_ALL, LISTS);
        while (!page.isEmpty()) {
            var withdrawn = page.stream()
                    .filter(list -> !lists.openFindings(list, BEFORE_ALL, 1).isEmpty())
                    .toList();
            if (!withdrawn.isEmpty()) {
                job.run(lease -> withdrawn.forEach(list -> dismiss(list, lease)));
            }
            page = page.size() < LISTS
                    ? List.of()
                    : lists.withdrawn(since, page.getLast().id(), LISTS);
        }
        if (all) {
            allAt = now.plus(ALL_EVERY);
        }
    }

    private void dismiss(CleanUpList list, Lease lease) {
        var page = lists.openFindings(list, BEFORE_ALL, PAGE);
        while (!page.isEmpty()) {
            for (var finding : page) {
                // The lease is renewed before each finding: a page may take longer than the lease.
                if (!lease.keep()) {
                    return;
                }
                dismiss(finding, list);
            }
            page = page.size() < PAGE ? List.of() : lists.openFindings(list, page.getLast(), PAGE);
        }
    }

    private void dismiss(UUID finding, CleanUpList list) {
        try {
            UnitOfWork.run(() -> findings.takenBack(
                    finding, FindingActor.inspector(list.withdrawnBy()), list.withdrawerOwnAccount()));
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "finding %s of a withdrawn list could not be dismissed", finding);
        }
    }
}
