package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.campaigns.RepeatedCheck;
import cn.icpfiling.inspection.core.findings.Deadlines;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.inspection.store.RepeatedCheckTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Repeats automatic checks for findings of campaigns and concerns whose last day is over, and for those of campaigns whose
 * holders ask for it; on one replica at a time. A check
 * that finds the same reason lets the finding pass its last day. One that passes cures the finding of a campaign. Other faults
 * become findings by the rules of a campaign's first look; if nothing else is left open, the old finding is cured then. A
 * result that decides nothing leaves the finding to an inspector, who gets a task; the outcome of the task decides like a
 * check. For a concern nothing but the same reason has an effect: the looks of its source cure it.
 */
@ApplicationScoped
class RunRepeatedChecks implements DueJobs {
    private static final Logger LOG = Logger.getLogger(RunRepeatedChecks.class);

    /** Longer than one check with all its deadlines. */
    private static final Duration LEASE = Duration.ofSeconds(120);

    /** A source that is away is asked again for that long from the first try on: the check may have waited for its turn before. */
    private static final Duration TRIED = Duration.ofMinutes(10);

    private static final int PAGE = 50;
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final CheckOutcome GONE = new CheckOutcome.NotApplicable("NOT_FILED");
    private static final CheckOutcome NOT_SCANNED = new CheckOutcome.Unknown("NOT_SCANNED", false);
    private static final CheckOutcome FAILED = new CheckOutcome.Unknown("CHECK_FAILED", false);

    private final RepeatedCheckTable repeats;
    private final FindingTable findings;
    private final CampaignSiteTable sites;
    private final ScanTable scans;
    private final AutomaticChecks checks;
    private final KeepRepeatedCheck keep;
    private final LeasedJob job;
    private final Clock clock;

    RunRepeatedChecks(
            RepeatedCheckTable repeats,
            FindingTable findings,
            CampaignSiteTable sites,
            ScanTable scans,
            AutomaticChecks checks,
            KeepRepeatedCheck keep,
            Sql sql,
            Clock clock) {
        this.repeats = repeats;
        this.findings = findings;
        this.sites = sites;
        this.scans = scans;
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
        if (!repeats.waiting(BEFORE_ALL, 1).isEmpty()) {
            job.run(this::run);
        }
    }

    private void run(Lease lease) {
        // All that wait in each pass: those whose source is away hold up no other.
        var page = repeats.waiting(BEFORE_ALL, PAGE);
        while (!page.isEmpty()) {
            for (var repeat : page) {
                if (!lease.keep()) {
                    return;
                }
                lookOrGiveUp(repeat, lease);
            }
            page = page.size() < PAGE
                    ? List.of()
                    : repeats.waiting(page.getLast().id(), PAGE);
        }
    }

    private void lookOrGiveUp(RepeatedCheck repeat, Lease lease) {
        try {
            look(repeat, lease);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "check %s of finding %s could not be repeated", repeat.check(), repeat.findingId());
            giveUpLate(repeat);
        }
    }

    private void look(RepeatedCheck repeat, Lease lease) {
        var finding = findings.find(repeat.findingId()).orElseThrow();
        var site = sites.facts(repeat.serviceId());
        var outcome = isTooOld(repeat, finding)
                ? NOT_SCANNED
                : site.map(facts -> look(repeat, facts)).orElse(GONE);
        if (outcome instanceof CheckOutcome.Unknown(var _, var mayPass, var _) && mayPass && mayTryAgain(repeat)) {
            repeats.tried(repeat.id(), clock.instant());
            return;
        }
        // Without the lease, the result is another replica's.
        var _ = lease.fenced(() -> {
            keep.handle(repeat, finding.key(), site, outcome);
            return true;
        });
    }

    private CheckOutcome look(RepeatedCheck repeat, FiledSiteFacts site) {
        return checks.look(List.of(repeat.check()), site).get(repeat.check());
    }

    /**
     * ADDRESS says what the last scan found. After the last day, one that began before that day was over says nothing about the
     * mending; until then, at the request of the holder, one that began before the notice does not.
     */
    private boolean isTooOld(RepeatedCheck repeat, Finding finding) {
        var stand = finding.stand();
        if (repeat.check() != CheckKind.ADDRESS) {
            return false;
        }
        if (stand.term() == null || stand.notifiedAt() == null) {
            return true;
        }
        var lastDay = Deadlines.lastDay(stand.term());
        var isLate = LegalTime.dayOf(repeat.requestedAt()).isAfter(lastDay);
        return scans.newestFinished()
                .filter(scan -> isLate
                        ? LegalTime.dayOf(scan.startedAt()).isAfter(lastDay)
                        : scan.startedAt().isAfter(stand.notifiedAt()))
                .isEmpty();
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
        var key = keyOf(repeat);
        UnitOfWork.run(() -> keep.giveUp(repeat, key, FAILED));
    }

    /** Empty if the finding cannot be read, which may be why its check failed. */
    private Optional<FindingKey> keyOf(RepeatedCheck repeat) {
        try {
            return findings.find(repeat.findingId()).map(Finding::key);
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "finding %s cannot be read", repeat.findingId());
            return Optional.empty();
        }
    }
}
