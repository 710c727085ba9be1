package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome.Fault;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.SourceFindings;
import cn.icpfiling.inspection.store.CampaignResultTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;

/** Opens findings for the faults that automatic checks of a campaign saw, at the first look and at repeated ones. */
@ApplicationScoped
class CampaignFindings {
    private final SourceFindings findings;
    private final CampaignResultTable results;

    CampaignFindings(SourceFindings findings, CampaignResultTable results) {
        this.findings = findings;
        this.results = results;
    }

    /**
     * One finding a reason: it names the first of the domains at fault, and the evidence of the check names all. A reason
     * that has an unsettled finding of the campaign at this site keeps that one.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void open(String campaign, FiledSiteFacts site, List<Fault> faults) {
        var opened = new HashSet<String>();
        for (var fault : faults) {
            if (!isKnownConcern(site, fault) && opened.add(fault.reason())) {
                var key = new FindingKey(
                        FindingSource.CAMPAIGN,
                        campaign,
                        fault.reason(),
                        site.subjectId(),
                        site.serviceId(),
                        fault.domain());
                findings.found(key, FindingActor.SYSTEM);
            }
        }
    }

    /** The looks after completion watch the domain already: their finding is cured by themselves, a second one would not be. */
    private boolean isKnownConcern(FiledSiteFacts site, Fault fault) {
        return fault.domain() != null && results.isConcern(site.serviceId(), fault.domain(), fault.reason());
    }
}
