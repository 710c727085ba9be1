package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.tasks.JudgeOutcome.Verdict;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The domain of a site at which an inspector saw a fault. */
@ApplicationScoped
class SeenDomain {
    private final CampaignSiteTable sites;

    SeenDomain(CampaignSiteTable sites) {
        this.sites = sites;
    }

    /**
     * Where the faults of a campaign's task were seen; null if the site has one domain and the inspector named none, or if the check
     * is not about domains. It has to be said if the site has several: its holder could not tell which one to mend.
     */
    String of(InspectionTask task, Verdict verdict) {
        if (verdict.reasons().isEmpty() || !task.check().isOfDomains()) {
            return null;
        }
        if (verdict.domain() != null) {
            return ofSite(task.serviceId(), verdict.domain(), null);
        }
        if (domains(task.serviceId()).size() > 1) {
            throw refused(TaskFault.TASK_DOMAIN_UNFIT);
        }
        return null;
    }

    /**
     * As A-label. 422 for a domain that the site does not have.
     *
     * @param known a domain that the site had when its finding was opened; null for none
     */
    String ofSite(UUID service, String written, String known) {
        var domain = ascii(written);
        if (!domain.equals(known) && !domains(service).contains(domain)) {
            throw refused(TaskFault.TASK_DOMAIN_OF_OTHER_SITE);
        }
        return domain;
    }

    static ProblemException refused(TaskFault fault) {
        return ProblemException.broken(List.of(Violation.of("/domain", fault.name(), null)));
    }

    private List<String> domains(UUID service) {
        return sites.facts(service).map(FiledSiteFacts::domains).orElse(List.of());
    }

    private static String ascii(String written) {
        try {
            return DomainName.parse(written).ascii();
        } catch (IllegalArgumentException malformed) {
            throw refused(TaskFault.TASK_DOMAIN_OF_OTHER_SITE);
        }
    }
}
