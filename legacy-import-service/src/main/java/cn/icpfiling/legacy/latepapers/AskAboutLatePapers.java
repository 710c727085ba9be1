package cn.icpfiling.legacy.latepapers;

import cn.icpfiling.legacy.core.latepapers.LatePaperCase;
import cn.icpfiling.legacy.store.LatePaperCaseRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Asks the support about filings whose papers were given up, and goes on with what it decided; one replica at a time. */
@ApplicationScoped
class AskAboutLatePapers implements DueJobs {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final int AT_ONCE = 50;

    private final LatePaperCaseRepository cases;
    private final SettleLatePaperCase settle;
    private final LeasedJob job;
    private final Clock machine;

    AskAboutLatePapers(
            LatePaperCaseRepository cases, SettleLatePaperCase settle, Sql sql, @MachineClock Clock machine) {
        this.cases = cases;
        this.settle = settle;
        this.job = new LeasedJob(sql, "legacy_leases", "late-paper-cases", LEASE);
        this.machine = machine;
    }

    @Override
    @Scheduled(
            identity = "ask-about-late-papers",
            every = "{icp.legacy.cases.every}",
            delayed = "20s",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void runDue() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        UnitOfWork.run(() -> cases.notAsked(AT_ONCE)
                .forEach(filing -> cases.persist(new LatePaperCase(Ids.next(), filing, machine.instant()))));
        for (var id : UnitOfWork.in(() -> cases.due(machine.instant(), AT_ONCE))) {
            if (!lease.keep()) {
                return;
            }
            UnitOfWork.run(() -> cases.locked(id)
                    .ifPresent(asked -> asked.lookAgainAt(machine.instant().plus(BETWEEN_LOOKS))));
            settle.handle(id);
        }
    }
}
