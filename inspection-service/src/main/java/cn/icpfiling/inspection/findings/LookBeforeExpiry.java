package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.Deadlines;
import cn.icpfiling.inspection.core.findings.Finding;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.Rescan;
import cn.icpfiling.inspection.core.scans.ScannedSite;
import cn.icpfiling.inspection.store.RescanTable;
import cn.icpfiling.inspection.store.SiteScanTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/**
 * A shell site is overdue only if a look after the last day still finds it away: what follows ends its access. A look that
 * finds something else leaves the finding to an inspector and is repeated on the next legal day.
 */
@ApplicationScoped
class LookBeforeExpiry {
    private final RescanTable rescans;
    private final SiteScanTable states;

    LookBeforeExpiry(RescanTable rescans, SiteScanTable states) {
        this.rescans = rescans;
        this.states = states;
    }

    enum Outcome {
        /** The finding may pass its last day. */
        EXPIRES,
        /** A look was asked for now. */
        ASKED,
        /** A look waits, or the look of this day did not find the site away. */
        WAITS
    }

    /** @param finding locked by the caller, whose last day is over */
    @Transactional(Transactional.TxType.MANDATORY)
    Outcome handle(Finding finding, Instant now) {
        if (finding.key().source() != FindingSource.SCAN) {
            return Outcome.EXPIRES;
        }
        var site = new ScannedSite.Key(finding.key().domain(), finding.key().serviceId());
        var newest = rescans.newest(finding.id(), 1).stream()
                .filter(rescan -> LegalTime.dayOf(rescan.requestedAt())
                        .isAfter(Deadlines.lastDay(finding.stand().term())))
                .findFirst();
        if (newest.filter(rescan -> rescan.health() == Health.NOT_HERE).isPresent() && states.isAway(site)) {
            return Outcome.EXPIRES;
        }
        if (rescans.isWaiting(finding.id())
                || newest.filter(rescan -> LegalTime.dayOf(rescan.requestedAt()).equals(LegalTime.dayOf(now)))
                        .isPresent()) {
            return Outcome.WAITS;
        }
        rescans.insert(new Rescan(Ids.next(), finding.id(), site, now, null, null, null, null), true);
        return Outcome.ASKED;
    }
}
