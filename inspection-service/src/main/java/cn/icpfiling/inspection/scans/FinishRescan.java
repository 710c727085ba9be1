package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.core.scans.ShellSiteRule;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.time.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Stores the result of a rescan and cures the finding if it may.
 */
@ApplicationScoped
class FinishRescan {
    /** A request whose look or own request had no time is tried again for that long from the first try on: it may have waited for its turn before. */
    private static final Duration TRIED = Duration.ofMinutes(10);

    private static final Backoff PAUSE = new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(2));

    /** The pause grows with the time since the first try, by this part of it. */
    private static final int PART = 2;

    private final RescanTable rescans;
    private final KeepLook keep;
    private final CureSite cureSite;
    private final SourceFindings findings;
    private final Clock clock;

    FinishRescan(RescanTable rescans, KeepLook keep, CureSite cureSite, SourceFindings findings, Clock clock) {
        this.rescans = rescans;
        this.keep = keep;
        this.cureSite = cureSite;
        this.findings = findings;
        this.clock = clock;
    }

    /** The scan does not look at the site any more: its finding ends. */
    void unscanned(Rescan rescan) {
        UnitOfWork.run(() -> {
            // The finding is locked first, as by its holder, who may take the turn of the platform's request.
            findings.noLongerJudged(rescan.findingId());
            rescans.finish(rescan.id(), Health.UNKNOWN, Rescan.NOT_SCANNED, false, clock.instant());
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
        keep.handle(look);
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

    private void end(Rescan rescan, ScannedSite site, SiteLook look, ShellSiteRule rule) {
        var outcome = look.health() == Health.HERE ? cureSite.handle(site, rule, true) : CureSite.Outcome.NOTHING;
        if (outcome == CureSite.Outcome.NOT_ASKED && mayTryAgain(rescan)) {
            putBack(rescan);
            return;
        }
        rescans.finish(rescan.id(), look.health(), look.verdict(), outcome == CureSite.Outcome.CURED, clock.instant());
    }
}
