package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.UnansweredSiteTable;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sites about which the scans learn nothing, because a domain's name servers have refused, lacked or failed the zone in as many
 * scans and days as make a shell site: mostly the zone was dropped and the site is dead. Unknown is never "not here", so a
 * person decides, by a campaign over these sites.
 */
@ApplicationScoped
public class UnansweredSites {
    /** As many as a list of a campaign has entries. */
    private static final int MOST = 5000;

    private final UnansweredSiteTable sites;
    private final ScanTable scans;
    private final ScanTerms terms;

    UnansweredSites(UnansweredSiteTable sites, ScanTable scans, ScanTerms terms) {
        this.sites = sites;
        this.scans = scans;
        this.terms = terms;
    }

    /** At most 5000; the others follow once these are decided. */
    public List<UUID> sites() {
        return before().map(at -> sites.sites(at, looks(), MOST)).orElse(List.of());
    }

    /** How many domains there are, at most 5000. */
    long domains() {
        return before().map(at -> sites.domains(at, looks(), MOST)).orElse(0L);
    }

    private int looks() {
        return terms.rule().policy().looks();
    }

    /** The answers have to lie the days of the policy before the newest scan; empty before the first scan. */
    private Optional<Instant> before() {
        var days = terms.rule().policy().days();
        return scans.newestFinished()
                .map(scan -> LegalTime.startOf(
                        LegalTime.dayOf(scan.startedAt()).minusDays(days).plusDays(1)));
    }
}
