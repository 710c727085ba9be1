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
import cn.icpfiling.platform.time.Backoff;
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
    /** A request whose look or own request had no time is tried again for that long from the first try on: it may have waited for its turn before. */
    private static final Duration TRIED = Duration.ofMinutes(10);

    private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(2));

    /** The pause grows with the time since the first try, by this part of it. */
    private static final int PART = 2;

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

    /** The look had no time: another one follows after a pause, for some time. Then the holder may ask again. */
    void abandoned(Rescan rescan, LookedSite look, ShellSiteRule rule) {
        if (mayTryAgain(rescan)) {
            putBack(rescan);
        } else {
            looked(rescan, look, rule);
        }
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

    private boolean mayTryAgain(Rescan rescan) {
        return rescan.firstTriedAt() == null
                || clock.instant().isBefore(rescan.firstTriedAt().plus(TRIED));
    }

    private void putBack(Rescan rescan) {
        var now = clock.instant();
        var tried = rescan.firstTriedAt() == null ? Duration.ZERO : Duration.between(rescan.firstTriedAt(), now);
        rescans.putBack(rescan.id(), now, now.plus(PAUSE.ofAge(tried, PART)));
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
        if (outcome == CureSite.Outcome.NOT_ASKED && mayTryAgain(rescan)) {
            putBack(rescan);
            return;
        }
        rescans.finish(rescan.id(), look.health(), look.verdict(), outcome == CureSite.Outcome.CURED, clock.instant());
    }
}
