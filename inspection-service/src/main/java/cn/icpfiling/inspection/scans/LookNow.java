package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.store.ScannedSiteTable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at domains now, as a scan does, for checks that are repeated for findings. Call it outside any transaction, and on one
 * replica at a time: the rate at which a group of name servers is asked is that of one caller.
 */
@ApplicationScoped
public class LookNow {
    /** The longest that one call may be set to take ({@code icp.scan.longest-rescans}); leases of callers are longer. */
    public static final Duration LONGEST = Duration.ofMinutes(1);

    private final ScannedSiteTable sites;
    private final ScanTerms scanTerms;
    private final ScanEngines engines;
    private final KeepLook keep;
    private final Duration longest;
    private final Clock clock;
    private volatile LookRun running;
    private volatile boolean stopped;

    LookNow(
            ScannedSiteTable sites,
            ScanTerms scanTerms,
            ScanEngines engines,
            KeepLook keep,
            ScanConfig config,
            Clock clock) {
        this.sites = sites;
        this.scanTerms = scanTerms;
        this.engines = engines;
        this.keep = keep;
        this.longest = config.longestRescans();
        this.clock = clock;
    }

    /**
     * Stores what the looks found and returns it. A domain that a policy exempts from scans is looked at too.
     *
     * @return without the domains that are not served any more, and those for which the look had no time
     */
    public Map<ScannedSite.Key, SiteLook> handle(List<ScannedSite.Key> keys) {
        var found =
                keys.stream().flatMap(key -> sites.find(key, Set.of()).stream()).toList();
        if (found.isEmpty()) {
            return Map.of();
        }
        var run = LookRun.ofRepeats(engines, scanTerms.now(), clock);
        running = run;
        if (stopped) {
            run.cancel();
        }
        var result = run.run(found, longest);
        running = null;
        if (!result.complete()) {
            return Map.of();
        }
        var looks = new HashMap<ScannedSite.Key, SiteLook>();
        // A look that is no news is not in the result: it is the one that is known. One that is here is always in it.
        found.stream()
                .filter(site -> site.state() != null && site.state().look().health() != Health.HERE)
                .forEach(site -> looks.put(site.key(), site.state().look()));
        var last = new LinkedHashMap<ScannedSite.Key, LookedSite>();
        result.looks().forEach(look -> last.put(look.site().key(), look));
        last.forEach((key, look) -> {
            if (look.look().verdict().equals(SiteLook.ABANDONED)) {
                looks.remove(key);
            } else {
                keep.handle(look);
                looks.put(key, look.look());
            }
        });
        return looks;
    }

    /** The checks are repeated by another replica. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        var now = running;
        if (now != null) {
            now.cancel();
        }
    }
}
