package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.scans.UnansweredSites;
import cn.icpfiling.inspection.store.CampaignSiteTable;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.inspection.store.CampaignTable.UnknownLine;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Creates a campaign as a draft. The sites of a list are found now, and entries without a served site are reported. */
@ApplicationScoped
class CreateCampaign {

    private final IdempotencyService idempotency;
    private final ReadPopulation readPopulation;
    private final CampaignTable campaigns;
    private final CampaignSiteTable sites;
    private final UnansweredSites unanswered;
    private final CampaignViews views;
    private final Audit audit;
    private final Clock clock;

    CreateCampaign(
            IdempotencyService idempotency,
            ReadPopulation readPopulation,
            CampaignTable campaigns,
            CampaignSiteTable sites,
            UnansweredSites unanswered,
            CampaignViews views,
            Audit audit,
            Clock clock) {
        this.idempotency = idempotency;
        this.readPopulation = readPopulation;
        this.campaigns = campaigns;
        this.sites = sites;
        this.unanswered = unanswered;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    StoredResponse handle(IdempotentRequest idempotentRequest, CampaignRequest request, UUID account) {
        return idempotency.perform(idempotentRequest, () -> create(request, account));
    }

    private Reply create(CampaignRequest request, UUID account) {
        var faults = new ArrayList<>(readPopulation.faults(request.population()));
        faults.addAll(faults(request.checks()));
        var now = clock.instant();
        if (request.deadline().isBefore(LegalTime.dayOf(now))) {
            faults.add(Violation.of("/deadline", CampaignFault.CAMPAIGN_DEADLINE_PAST.name(), null));
        }
        if (!faults.isEmpty()) {
            throw ProblemException.broken(faults);
        }
        var campaign = new Campaign(
                Ids.next(),
                request.name().strip(),
                ReadPopulation.of(request.population()),
                request.checks(),
                request.deadline(),
                request.staff() == null ? Set.of() : Set.copyOf(request.staff()),
                CampaignState.DRAFT,
                0,
                false,
                account,
                now.truncatedTo(ChronoUnit.MICROS),
                null,
                null,
                1);
        keep(campaign, request.population());
        audit.record(Act.of("CAMPAIGN.CREATE", "CAMPAIGN", campaign.id())
                .with("population", campaign.population().kind()));
        var view = views.whole(campaign);
        return new Reply(
                201,
                CampaignsResource.CAMPAIGNS + "/" + campaign.id(),
                CampaignViews.tag(campaign).toString(),
                view);
    }

    private void keep(Campaign campaign, PopulationRequest population) {
        switch (population.kind()) {
            case LIST -> keepListed(campaign, population);
            case UNANSWERED -> keepUnanswered(campaign);
            case ALL, PROVINCE, NATURE, SAMPLE -> campaigns.insert(campaign, List.<UnknownLine>of());
        }
    }

    private void keepUnanswered(Campaign campaign) {
        var found = unanswered.sites();
        if (found.isEmpty()) {
            throw ProblemException.broken(
                    List.of(Violation.of("/population/kind", CampaignFault.NOTHING_UNANSWERED.name(), null)));
        }
        campaigns.insert(campaign, List.<UnknownLine>of());
        choose(campaign, found);
    }

    private void choose(Campaign campaign, List<UUID> chosen) {
        sites.choose(campaign.id(), chosen);
        sites.allChosen(campaign.id());
    }

    private void keepListed(Campaign campaign, PopulationRequest population) {
        var listed = readPopulation.listed(population.entries());
        if (listed.sites().isEmpty()) {
            throw ProblemException.broken(
                    List.of(Violation.of("/population/entries", CampaignFault.LIST_NOTHING_FILED.name(), null)));
        }
        campaigns.insert(campaign, listed.unknown());
        choose(campaign, List.copyOf(listed.sites()));
    }

    private List<Violation> faults(List<CheckKind> wanted) {
        var faults = new ArrayList<Violation>();
        var seen = EnumSet.noneOf(CheckKind.class);
        for (var at = 0; at < wanted.size(); at++) {
            if (!seen.add(wanted.get(at))) {
                faults.add(Violation.of("/checks/" + at, CampaignFault.CHECK_REPEATED.name(), null));
            }
        }
        return faults;
    }
}
