package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Looks at the domains of findings at the request of their holders, within a minute, and at the request of the platform before
 * a finding is overdue; on one replica at a time. Holders come first, but the platform's requests always have some places.
 */
@ApplicationScoped
class RunRescans {
    private static final Logger LOG = Logger.getLogger(RunRescans.class);
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final int AT_ONCE = 50;
    private static final int FOR_THE_PLATFORM = 10;

    private final RescanTable rescans;
    private final ScannedSiteTable sites;
    private final ScanTerms scanTerms;
    private final ScanEngines engines;
    private final FinishRescan finish;
    private final Duration longest;
    private final LeasedJob job;
    private final Clock clock;
    private volatile LookRun running;
    private volatile boolean stopped;

    RunRescans(
            RescanTable rescans,
            ScannedSiteTable sites,
            ScanTerms scanTerms,
            ScanEngines engines,
            FinishRescan finish,
            ScanConfig config,
            Sql sql,
            Clock clock) {
        this.rescans = rescans;
        this.sites = sites;
        this.scanTerms = scanTerms;
        this.engines = engines;
        this.finish = finish;
        this.longest = config.longestRescans();
        this.job = new LeasedJob(sql, ScanShardTable.LEASES, "rescans", LEASE);
        this.clock = clock;
    }

    @Scheduled(
            identity = "rescans",
            every = "{icp.scan.rescans}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (!stopped && !due(AT_ONCE).isEmpty()) {
            job.run(this::run);
        }
    }

    private List<Rescan> due(int most) {
        var now = clock.instant();
        var platforms = rescans.due(true, now, most);
        var holders = rescans.due(false, now, most - Math.min(Math.min(FOR_THE_PLATFORM, most / 2), platforms.size()));
        return Stream.concat(holders.stream(), platforms.stream()).limit(most).toList();
    }

    /**
     * Where a sub-domain suffices each site is asked for by all these names: the sites of one provider would use the time up together, and
     * none would have a result, however often they are tried.
     */
    private int most(ShellSiteRule rule) {
        return rule.policy().oneSubdomainSuffices()
                ? Math.max(2, AT_ONCE / (1 + engines.subdomains().size()))
                : AT_ONCE;
    }

    private void run(Lease lease) {
        var terms = scanTerms.now();
        var exemptions = terms.rule().policy().exemptions();
        var bySite = new LinkedHashMap<ScannedSite, Rescan>();
        for (var rescan : due(most(terms.rule()))) {
            sites.find(rescan.site(), exemptions)
                    .ifPresentOrElse(
                            site -> bySite.put(site, rescan), () -> orFail(rescan, () -> finish.unscanned(rescan)));
        }
        var run = LookRun.ofRescans(engines, terms, clock);
        running = run;
        if (stopped) {
            run.cancel();
        }
        var result = run.run(List.copyOf(bySite.keySet()), longest);
        running = null;
        if (!result.complete()) {
            return;
        }
        var looks = result.looks().stream()
                .collect(Collectors.toMap(LookedSite::site, look -> look, (first, last) -> last));
        for (var asked : bySite.entrySet()) {
            if (stopped || !lease.keep()) {
                return;
            }
            orFail(
                    asked.getValue(),
                    () -> end(asked.getValue(), asked.getKey(), looks.get(asked.getKey()), terms.rule()));
        }
    }

    /** @param look null if it is no news */
    private void end(Rescan rescan, ScannedSite site, LookedSite look, ShellSiteRule rule) {
        if (look == null) {
            finish.unchanged(rescan, site, rule);
        } else if (look.look().verdict().equals(SiteLook.ABANDONED)) {
            finish.abandoned(rescan, look, rule);
        } else {
            finish.looked(rescan, look, rule);
        }
    }

    /** A request whose result cannot be stored must not stand in the way of the others. */
    private void orFail(Rescan rescan, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            LOG.errorf(e, "rescan %s could not be finished", rescan.id());
            finish.failed(rescan);
        }
    }

    /** The requests wait for another replica: no further run begins here. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        var now = running;
        if (now != null) {
            now.cancel();
        }
    }
}
