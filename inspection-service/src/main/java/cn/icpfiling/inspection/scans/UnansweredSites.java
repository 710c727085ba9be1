package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.inspection.store.UnansweredSiteTable;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sites about which the scans learn nothing, because a domain's name servers have given the same answer (they refuse, lack or
 * fail the zone) in as many scans and days as make a shell site: mostly the zone was dropped and the site is dead. Unknown is
 * never "not here", so a person decides, by a campaign over these sites.
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

    /** At most 5000, none that an open campaign has chosen; the others follow once these are decided. */
    public List<UUID> sites() {
        return enough().map(enough -> sites.sites(enough, MOST)).orElse(List.of());
    }

    /** How many domains there are, at most 5000, also those of open campaigns. */
    long domains() {
        return enough().map(enough -> sites.domains(enough, MOST)).orElse(0L);
    }

    /** The answers have to lie the days of the policy before the newest scan; empty before as many scans as it demands. */
    private Optional<UnansweredSiteTable.Enough> enough() {
        var policy = terms.rule().policy();
        return scans.newestFinished()
                .flatMap(newest -> scans.finishedNumber(policy.looks())
                        .map(number -> new UnansweredSiteTable.Enough(
                                number,
                                LegalTime.startOf(LegalTime.dayOf(newest.startedAt())
                                        .minusDays(policy.days())
                                        .plusDays(1)),
                                policy.looks())));
    }
}
