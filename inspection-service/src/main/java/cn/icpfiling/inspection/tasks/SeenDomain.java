package cn.icpfiling.inspection.tasks;

import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.tasks.InspectionTask;
import cn.icpfiling.inspection.store.CampaignSiteTable;
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
     * Where the fault of a campaign's task was seen; null if the site has one domain and the inspector named none, or if the check
     * is not about domains. It has to be said if the site has several: its holder could not tell which one to mend.
     */
    String of(InspectionTask task, SeenAt fault) {
        if (!task.check().isOfDomains()) {
            return null;
        }
        if (fault.domain() != null) {
            return ofSite(task.serviceId(), fault, null);
        }
        if (domains(task.serviceId()).size() > 1) {
            throw refused(fault, TaskFault.TASK_DOMAIN_UNFIT);
        }
        return null;
    }

    /**
     * As A-label. 422 for a domain that the site does not have.
     *
     * @param known a domain that the site had when its finding was opened; null for none
     */
    String ofSite(UUID service, SeenAt fault, String known) {
        var domain = ascii(fault);
        if (!domain.equals(known) && !domains(service).contains(domain)) {
            throw refused(fault, TaskFault.TASK_DOMAIN_OF_OTHER_SITE);
        }
        return domain;
    }

    static ProblemException refused(SeenAt at, TaskFault fault) {
        return ProblemException.broken(List.of(Violation.of(at.pointer(), fault.name(), null)));
    }

    private List<String> domains(UUID service) {
        return sites.facts(service).map(FiledSiteFacts::domains).orElse(List.of());
    }

    private static String ascii(SeenAt fault) {
        try {
            return DomainName.parse(fault.domain()).ascii();
        } catch (IllegalArgumentException malformed) {
            throw refused(fault, TaskFault.TASK_DOMAIN_OF_OTHER_SITE);
        }
    }
}
