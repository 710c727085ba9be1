package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CampaignCheck;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.campaigns.FiledSiteFacts;
import cn.icpfiling.inspection.core.pages.FiledPage;
import cn.icpfiling.inspection.pages.FiledPages;
import cn.icpfiling.inspection.pages.InspectHomePage;
import cn.icpfiling.inspection.pages.KeepPageEvidence;
import cn.icpfiling.inspection.pages.PageInspection;
import cn.icpfiling.inspection.pages.UnusedSites;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * PAGE: the numbers and the content of the home pages of the first {@value #MOST_DOMAINS} domains. Each look is kept as
 * evidence. A home page that looks have found empty for long is a case for an inspector. A name without an answer says nothing of the
 * site while the platform's own resolver may be away. It asks the network, at most {@code icp.pages.longest} for a domain.
 */
@ApplicationScoped
class CheckPage implements CampaignCheck {

    static final int MOST_DOMAINS = 3;

    private final FiledPages filedPages;
    private final InspectHomePage inspectHomePage;
    private final KeepPageEvidence keepPageEvidence;
    private final UnusedSites unusedSites;
    private final NameAnswers nameAnswers;

    CheckPage(
            FiledPages filedPages,
            InspectHomePage inspectHomePage,
            KeepPageEvidence keepPageEvidence,
            UnusedSites unusedSites,
            NameAnswers nameAnswers) {
        this.unusedSites = unusedSites;
        this.nameAnswers = nameAnswers;
        this.filedPages = filedPages;
        this.inspectHomePage = inspectHomePage;
        this.keepPageEvidence = keepPageEvidence;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.PAGE;
    }

    @Override
    public CheckOutcome check(FiledSiteFacts site) {
        if (!site.isWebsite()) {
            return new CheckOutcome.NotApplicable("NOT_A_WEBSITE");
        }
        if (site.domains().isEmpty()) {
            return new CheckOutcome.NotApplicable("NO_DOMAIN");
        }
        var looks = new LinkedHashMap<String, Optional<PageInspection>>();
        var doubtful = new HashSet<String>();
        for (var domain : site.domains().stream().limit(MOST_DOMAINS).toList()) {
            looks.put(domain, filedPages.ofSite(site.serviceId(), domain).map(filed -> look(filed, doubtful)));
        }
        var unused = looks.entrySet().stream()
                .filter(look -> !doubtful.contains(look.getKey()))
                .filter(look -> look.getValue().filter(unusedSites::suspects).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        return PageOutcome.of(looks, site.domains().stream().skip(MOST_DOMAINS).toList(), unused, doubtful);
    }

    private PageInspection look(FiledPage filed, Set<String> doubtful) {
        var look = inspectHomePage.inspect(filed);
        if (look.isNameAnswered()) {
            nameAnswers.answered(filed.domain());
        }
        if (look.isNameUnanswered() && nameAnswers.isDoubtful(filed.domain())) {
            doubtful.add(filed.domain());
        } else if (!PageOutcome.isTooBusy(look)) {
            UnitOfWork.run(() -> keepPageEvidence.keep(look));
        }
        return look;
    }
}
