package cn.icpfiling.inspection.pages;

import cn.icpfiling.inspection.store.PageEvidenceTable;
import cn.icpfiling.inspection.tables.CampaignRules;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells by the looks that were kept whether a site looks as if it were not used. */
@ApplicationScoped
public class UnusedSites {
    private final PageEvidenceTable evidence;

    UnusedSites(PageEvidenceTable evidence) {
        this.evidence = evidence;
    }

    /** Judges the kept look together with those before it, by the rule of its day. */
    public boolean suspects(PageInspection look) {
        if (!look.showsNothing()) {
            return false;
        }
        var rule = CampaignRules.bundled().notInUseOn(LegalTime.dayOf(look.at()));
        return rule.suspects(evidence.looks(
                look.filed().serviceId(), look.filed().domain(), rule.windowBefore(look.at()), rule.looks()));
    }
}
