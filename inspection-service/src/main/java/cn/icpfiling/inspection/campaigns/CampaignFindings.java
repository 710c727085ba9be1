package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome.Fault;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.findings.FindingActor;
import cn.icpfiling.inspection.core.findings.FindingKey;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.findings.SourceFindings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** Opens findings for the faults that automatic checks of a campaign saw, at the first look and at repeated ones. */
@ApplicationScoped
class CampaignFindings {
    private final SourceFindings findings;

    CampaignFindings(SourceFindings findings) {
        this.findings = findings;
    }

    /**
     * One finding a reason: it names the first of the domains at fault, and the evidence of the check names all. A reason
     * that has an unsettled finding of the campaign at this site keeps that one. Returns the findings that told a fault already,
     * each of which stands for one of the campaign.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<UUID> open(String campaign, FiledSiteFacts site, List<Fault> faults) {
        var opened = new HashSet<String>();
        var known = new LinkedHashSet<UUID>();
        for (var fault : faults) {
            if (!opened.contains(fault.reason())) {
                var key = new FindingKey(
                        FindingSource.CAMPAIGN,
                        campaign,
                        fault.reason(),
                        site.subjectId(),
                        site.serviceId(),
                        fault.domain());
                findings.foundUnlessKnown(key, FindingActor.SYSTEM)
                        .ifPresentOrElse(known::add, () -> opened.add(fault.reason()));
            }
        }
        return List.copyOf(known);
    }
}
