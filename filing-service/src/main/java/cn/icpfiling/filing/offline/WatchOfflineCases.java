package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.authority.AuthorityLease;
import cn.icpfiling.filing.core.offline.OfflineAnswer;
import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.filing.store.OfflineDeregistrationRepository;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Queries the authority about due cases, a limited number per run, one after the other, outside any transaction.
 * Silence ends the run, since the next query would get no answer either. A silent case, and one that cannot be looked at,
 * waits longer each time, so that it does not delay the others. A case about which the authority cannot be asked ends with our own record.
 */
@ApplicationScoped
class WatchOfflineCases implements DueJobs {

    private static final Logger LOG = Logger.getLogger(WatchOfflineCases.class);

    private final OfflineDeregistrationRepository cases;
    private final WhatIsFiled whatIsFiled;
    private final SettleInquiry settle;
    private final LeasedJob job;
    private final int mostARun;
    private final MeterRegistry meters;
    private final Clock clock;

    WatchOfflineCases(
            OfflineDeregistrationRepository cases,
            WhatIsFiled whatIsFiled,
            SettleInquiry settle,
            Sql sql,
            @ConfigProperty(name = "icp.offline.looks-a-run") int mostARun,
            MeterRegistry meters,
            Clock clock) {
        this.cases = cases;
        this.whatIsFiled = whatIsFiled;
        this.settle = settle;
        this.job = AuthorityLease.job(sql, "offline");
        this.mostARun = mostARun;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    @Scheduled(
            identity = "offline-cases",
            every = "${icp.offline.every:5m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        for (var due : dueNow()) {
            // The lease is renewed before each question: all questions together may take longer than the lease.
            if (!lease.keep() || isSilent(due)) {
                break;
            }
        }
    }

    private List<OfflineDeregistration> dueNow() {
        return UnitOfWork.in(() -> cases.due(clock.instant(), mostARun));
    }

    private boolean isSilent(OfflineDeregistration due) {
        try {
            if (!due.watched()) {
                settle.byOwnRecords(due.id());
                return false;
            }
            var answer = whatIsFiled.look(due);
            settle.handle(due.id(), answer);
            count(answer.name());
            return answer == OfflineAnswer.SILENT;
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            count("FAILED");
            LOG.errorf(e, "offline case %s could not be looked at", due.id());
            settle.notLookedAt(due.id());
            return false;
        }
    }

    private void count(String outcome) {
        meters.counter("icp.filing.offline.looks", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
