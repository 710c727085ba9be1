package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CampaignCheck;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.Deadlines;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.scans.LookNow;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.inspection.tables.FindingReasons;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Repeats automatic checks for findings of campaigns and concerns whose last day is over, and for those of campaigns whose
 * holders ask for it, who come first ({@link RepeatTurns}); on one replica at a time. A check that finds the same reason lets
 * the finding pass its last day. One that passes cures the finding of a campaign. Other faults become findings by the rules of a
 * campaign's first look; if nothing else is left open, the old finding is cured then. A result that decides nothing leaves the
 * finding to an inspector, who gets a task; the outcome of the task decides like a check. For a concern nothing but the same
 * reason has an effect: the looks of its source cure it.
 */
@ApplicationScoped
class RunRepeatedChecks implements DueJobs {
    private static final Logger LOG = Logger.getLogger(RunRepeatedChecks.class);

    /** Twice as long as a check may take with all its deadlines, and a look at addresses with the longest setting. */
    private static final Duration LEASE = LookNow.LONGEST.multipliedBy(2);

    /** A source that is away is asked again for that long from the first try on: the check may have waited for its turn before. */
    private static final Duration TRIED = Duration.ofMinutes(10);

    private static final CheckOutcome GONE = new CheckOutcome.NotApplicable("NOT_FILED");
    private static final CheckOutcome FAILED = new CheckOutcome.Unknown("CHECK_FAILED", false);

    private final RepeatedCheckTable repeats;
    private final FindingTable findings;
    private final CampaignSiteTable sites;
    private final AutomaticChecks checks;
    private final KeepRepeatedCheck keep;
    private final LeasedJob job;
    private final Clock clock;
    private volatile boolean stopped;

    RunRepeatedChecks(
            RepeatedCheckTable repeats,
            FindingTable findings,
            CampaignSiteTable sites,
            AutomaticChecks checks,
            KeepRepeatedCheck keep,
            Sql sql,
            Clock clock) {
        this.repeats = repeats;
        this.findings = findings;
        this.sites = sites;
        this.checks = checks;
        this.keep = keep;
        this.job = new LeasedJob(sql, "finding_leases", "repeated-checks", LEASE);
        this.clock = clock;
    }

    @Override
    @Scheduled(
            identity = "repeated-checks",
            every = "{icp.campaigns.repeats}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        if (!stopped && repeats.isAnyWaiting()) {
            job.run(this::run);
        }
    }

    private void run(Lease lease) {
        var turns = new RepeatTurns(repeats::waiting, checks::mostAgain);
        for (var next = turns.next(); !next.isEmpty(); next = turns.next()) {
            if (stopped || !lease.keep()) {
                return;
            }
            look(next, lease);
        }
    }

    /** A check that waits, and what it is about. */
    private record Due(RepeatedCheck repeat, Finding finding, Optional<FiledSiteFacts> site) {
        CampaignCheck.Again again() {
            return new CampaignCheck.Again(site.orElseThrow(), finding.key().domain(), since());
        }

        boolean isBehindLastDay() {
            var term = finding.stand().term();
            return term != null && LegalTime.dayOf(repeat.requestedAt()).isAfter(Deadlines.lastDay(term));
        }

        /** A scan from before the notice, or from before the end of the last day, cannot show that the holder has mended the fault. */
        private Instant since() {
            var stand = finding.stand();
            if (stand.term() == null || stand.notifiedAt() == null) {
                return Instant.MAX;
            }
            return isBehindLastDay()
                    ? LegalTime.startOf(Deadlines.lastDay(stand.term()).plusDays(1))
                    : stand.notifiedAt();
        }
    }

    /** @param together checks of one kind */
    private void look(List<RepeatedCheck> together, Lease lease) {
        var due = new ArrayList<Due>();
        together.forEach(repeat -> orGiveUp(repeat, () -> due.add(due(repeat))));
        var outcomes = checks.again(
                        together.getFirst().check(),
                        due.stream()
                                .filter(one -> one.site().isPresent())
                                .map(Due::again)
                                .toList())
                .iterator();
        for (var one : due) {
            var outcome = one.site().isPresent() ? outcomes.next() : GONE;
            if (stopped) {
                return;
            }
            orGiveUp(one.repeat(), () -> keep(one, outcome, lease));
        }
    }

    private Due due(RepeatedCheck repeat) {
        var finding = findings.find(repeat.findingId()).orElseThrow();
        var site = sites.facts(repeat.serviceId());
        return new Due(
                repeat,
                finding,
                isOfSubject(finding) && site.filter(FiledSiteFacts::served).isEmpty()
                        ? sites.servedOf(finding.key().subjectId()).or(() -> site)
                        : site);
    }

    /** A campaign's fault of the subject stays while any of its sites is served, and is looked for at that one. */
    private static boolean isOfSubject(Finding finding) {
        return FindingReasons.bundled().standsForAllSites(finding.key());
    }

    private void orGiveUp(RepeatedCheck repeat, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "check %s of finding %s could not be repeated", repeat.check(), repeat.findingId());
            giveUpLate(repeat);
        }
    }

    private void keep(Due due, CheckOutcome outcome, Lease lease) {
        var repeat = due.repeat();
        if (outcome instanceof CheckOutcome.Unknown(var _, var mayPass, var _) && mayPass && mayTryAgain(repeat)) {
            repeats.tried(repeat.id(), clock.instant());
            return;
        }
        // Without the lease, the result is another replica's.
        var _ = lease.fenced(() -> {
            keep.handle(repeat, due.finding().key(), due.site(), outcome, needsPerson(due));
            return true;
        });
    }

    /**
     * A domain whose name servers do not answer before the last day needs no person: the holder may ask again, and the look behind
     * the last day decides. Until then nothing follows.
     */
    private static boolean needsPerson(Due due) {
        return due.repeat().check() != CheckKind.ADDRESS || due.isBehindLastDay();
    }

    private boolean mayTryAgain(RepeatedCheck repeat) {
        return repeat.firstTriedAt() == null
                || clock.instant().isBefore(repeat.firstTriedAt().plus(TRIED));
    }

    /**
     * A result that cannot be stored must not hold up others for ever: a person looks, and the next one is asked for on the next
     * legal day.
     */
    private void giveUpLate(RepeatedCheck repeat) {
        if (mayTryAgain(repeat)) {
            repeats.tried(repeat.id(), clock.instant());
            return;
        }
        var read = read(repeat);
        UnitOfWork.run(() -> keep.giveUp(
                repeat,
                read.map(due -> due.finding().key()),
                FAILED,
                read.map(RunRepeatedChecks::needsPerson).orElse(false)));
    }

    /** Empty if the finding cannot be read, which may be why its check failed. */
    private Optional<Due> read(RepeatedCheck repeat) {
        try {
            return findings.find(repeat.findingId()).map(finding -> new Due(repeat, finding, Optional.empty()));
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "finding %s cannot be read", repeat.findingId());
            return Optional.empty();
        }
    }

    /** First of all, so that no check that is cancelled then counts as tried. The checks are repeated by another replica. */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopped = true;
    }
}
