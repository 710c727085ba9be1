package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.claims.LegacyClaim;
import cn.icpfiling.legacy.handover.RefusedHandOver;
import cn.icpfiling.legacy.routing.FilingOnShow;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.LegacySiteRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a claim shows of its filing. Of a subject that a load has written since, whose papers the claim is not, nothing but the frame. */
@ApplicationScoped
class ShownFiling {

    private final LegacySiteRepository sites;
    private final LegacyContents contents;
    private final ProvenSubject proven;

    ShownFiling(LegacySiteRepository sites, LegacyContents contents, ProvenSubject proven) {
        this.sites = sites;
        this.contents = contents;
        this.proven = proven;
    }

    record Shown(FilingOnShow filing, List<String> domains) {}

    Shown of(LegacyClaim claim, LegacyFiling filing) {
        var shown = FilingOnShow.of(filing, contents);
        return isOfAnother(claim, filing)
                ? new Shown(shown.withoutHolder(), List.of())
                : new Shown(shown, domains(filing));
    }

    private boolean isOfAnother(LegacyClaim claim, LegacyFiling filing) {
        return RefusedHandOver.LEGACY_FILING_CHANGED.name().equals(claim.reason()) || !proven.mayShow(claim, filing);
    }

    private List<String> domains(LegacyFiling filing) {
        return sites.domainsOf(filing.id()).values().stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
    }
}
