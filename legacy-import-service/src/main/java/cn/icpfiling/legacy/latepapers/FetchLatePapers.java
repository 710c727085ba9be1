package cn.icpfiling.legacy.latepapers;

import cn.icpfiling.legacy.core.LegacyPaper;
import cn.icpfiling.legacy.core.latepapers.LatePaper;
import cn.icpfiling.legacy.core.latepapers.LatePaperState;
import cn.icpfiling.legacy.handover.FetchPaper;
import cn.icpfiling.legacy.store.LatePaperRepository;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.legacy.store.LegacyPaperRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks for papers that were not there at the hand-over, one replica at a time, at most fifty a run. The bucket and filing-service are
 * asked outside of any transaction; the result counts only if the paper is still awaited.
 */
@ApplicationScoped
class FetchLatePapers {

    private static final Logger LOG = Logger.getLogger(FetchLatePapers.class);
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 50;

    private final LatePaperRepository latePapers;
    private final LegacyPaperRepository papers;
    private final LegacyFilingRepository filings;
    private final FetchPaper fetch;
    private final Audit audit;
    private final LeasedJob job;
    private final Clock machine;

    FetchLatePapers(
            LatePaperRepository latePapers,
            LegacyPaperRepository papers,
            LegacyFilingRepository filings,
            FetchPaper fetch,
            Audit audit,
            Sql sql,
            @MachineClock Clock machine) {
        this.latePapers = latePapers;
        this.papers = papers;
        this.filings = filings;
        this.fetch = fetch;
        this.audit = audit;
        this.job = new LeasedJob(sql, "legacy_leases", "late-papers", LEASE);
        this.machine = machine;
    }

    /** @param legacyFiling the id of the filing on the old platform */
    private record Wanted(String legacyFiling, LegacyPaper paper) {}

    @Scheduled(
            identity = "fetch-late-papers",
            every = "{icp.legacy.late-papers.every}",
            delayed = "20s",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        job.run(this::lookForAll);
    }

    private void lookForAll(Lease lease) {
        for (var paper : UnitOfWork.in(() -> latePapers.due(machine.instant(), AT_ONCE))) {
            if (!lease.keep()) {
                return;
            }
            var outcome = lookFor(paper);
            UnitOfWork.run(() -> note(paper, outcome));
        }
    }

    private FetchPaper.Outcome lookFor(UUID paper) {
        try {
            return UnitOfWork.in(() -> wanted(paper))
                    .map(wanted -> fetch.handle(wanted.legacyFiling(), wanted.paper()))
                    // The index does not name it any more, so no file of the bucket is known to be it.
                    .orElse(FetchPaper.Outcome.UNREADABLE);
        } catch (RuntimeException trouble) {
            LOG.errorf(
                    "Paper %s is looked for later: %s",
                    paper, trouble.getClass().getSimpleName());
            return FetchPaper.Outcome.SILENT;
        }
    }

    private Optional<Wanted> wanted(UUID id) {
        return papers.findByIdOptional(id)
                .flatMap(paper ->
                        filings.findByIdOptional(paper.filingId()).map(filing -> new Wanted(filing.legacyId(), paper)));
    }

    /** A person may have closed the paper meanwhile. */
    private void note(UUID id, FetchPaper.Outcome outcome) {
        latePapers
                .locked(id)
                .filter(paper -> paper.state() == LatePaperState.AWAITED)
                .ifPresent(paper -> note(paper, outcome));
    }

    private void note(LatePaper paper, FetchPaper.Outcome outcome) {
        var now = machine.instant();
        var event = switch (outcome) {
            case ARRIVED -> paper.arrived(now);
            case MISSING -> paper.missed(now);
            case UNREADABLE -> paper.unreadable();
            case SILENT -> paper.silence(now);
        };
        if (paper.state() != LatePaperState.AWAITED) {
            audit.record(Act.of(event, "LEGACY_PAPER", paper.paper())
                    .with("filing", paper.filing())
                    .with("reason", paper.reason())
                    .with("tries", paper.tries()));
        }
    }
}
