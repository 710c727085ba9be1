package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.core.scans.SiteState;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.ScanLookTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Stores the result of a rescan and cures the finding if it may. A healthy look ends the run of unhealthy looks as a look
 * of the scan does; another one changes no state, because looks between scans do not count against a site.
 */
@ApplicationScoped
class FinishRescan {
    /** A request whose look or own request had no time waits that long for another one. */
    static final Duration TRIED = Duration.ofMinutes(10);

    private final RescanTable rescans;
    private final SiteScanTable states;
    private final ScanLookTable looks;
    private final ScanTable scans;
    private final CureSite cureSite;
    private final SourceFindings findings;
    private final Clock clock;

    FinishRescan(
            RescanTable rescans,
            SiteScanTable states,
            ScanLookTable looks,
            ScanTable scans,
            CureSite cureSite,
            SourceFindings findings,
            Clock clock) {
        this.rescans = rescans;
        this.states = states;
        this.looks = looks;
        this.scans = scans;
        this.cureSite = cureSite;
        this.findings = findings;
        this.clock = clock;
    }

    /** The scan does not look at the site any more: its finding ends. */
    void unscanned(Rescan rescan) {
        UnitOfWork.run(() -> {
            rescans.finish(rescan.id(), Health.UNKNOWN, Rescan.NOT_SCANNED, false, clock.instant());
            findings.noLongerJudged(rescan.findingId());
        });
    }

    /** No look was possible. The holder may ask again. */
    void failed(Rescan rescan) {
        rescans.finish(rescan.id(), Health.UNKNOWN, SiteLook.ABANDONED, false, clock.instant());
    }

    void looked(Rescan rescan, LookedSite look, ShellSiteRule rule) {
        UnitOfWork.run(() -> {
            looks.write(List.of(look.stored(null)));
            if (look.look().health() == Health.HERE) {
                becomeHealthy(look);
            }
        });
        end(rescan, look.site(), look.look(), rule);
    }

    /** The look found what was known already. */
    void unchanged(Rescan rescan, ScannedSite site, ShellSiteRule rule) {
        end(rescan, site, site.state().look(), rule);
    }

    private void becomeHealthy(LookedSite look) {
        var key = look.site().key();
        var scan = scans.newest().map(Scan::number).orElse(0L);
        var known = states.locked(List.of(key)).get(key);
        var now = known == null
                ? SiteState.first(look.look(), scan, look.at())
                : known.after(look.look(), scan, look.at());
        states.write(Map.of(key, now));
    }

    private void end(Rescan rescan, ScannedSite site, SiteLook look, ShellSiteRule rule) {
        var outcome = look.health() == Health.HERE ? cureSite.handle(site, rule, true) : CureSite.Outcome.NOTHING;
        var mayAskAgain = !clock.instant().isAfter(rescan.requestedAt().plus(TRIED));
        if (outcome == CureSite.Outcome.NOT_ASKED && mayAskAgain) {
            return;
        }
        rescans.finish(rescan.id(), look.health(), look.verdict(), outcome == CureSite.Outcome.CURED, clock.instant());
    }
}
