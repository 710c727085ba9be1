package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.campaigns.CampaignView.CampaignProgressView;
import cn.icpfiling.inspection.campaigns.CampaignView.CheckProgressView;
import cn.icpfiling.inspection.campaigns.CampaignView.UnknownEntryView;
import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CampaignLifecycle;
import cn.icpfiling.inspection.core.campaigns.CampaignRole;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.store.CampaignResultTable;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Shows campaigns. */
@ApplicationScoped
class CampaignViews {

    private final CampaignTable campaigns;
    private final CampaignResultTable results;
    private final Clock clock;

    CampaignViews(CampaignTable campaigns, CampaignResultTable results, Clock clock) {
        this.campaigns = campaigns;
        this.results = results;
        this.clock = clock;
    }

    /** The tag counts the steps of a campaign; its progress is no version. */
    static VersionTag tag(Campaign campaign) {
        return new VersionTag(campaign.version(), Locale.ROOT);
    }

    /** With its progress, and the entries of its list that are unknown. */
    CampaignView whole(Campaign campaign) {
        var unknown = campaigns.unknownLines(campaign.id()).stream()
                .map(line -> new UnknownEntryView(line.line(), line.entry()))
                .toList();
        return view(campaign, unknown, progress(campaign));
    }

    /** Without progress. */
    CampaignView brief(Campaign campaign) {
        return view(campaign, null, null);
    }

    private CampaignProgressView progress(Campaign campaign) {
        var counts = results.counts(campaign.id());
        var checks = campaign.checks().stream()
                .map(check -> new CheckProgressView(
                        check,
                        counts.of(check, CheckState.PASSED),
                        counts.of(check, CheckState.FAILED),
                        counts.of(check, CheckState.UNKNOWN),
                        counts.of(check, CheckState.NOT_APPLICABLE),
                        counts.waiting(check)))
                .toList();
        return new CampaignProgressView(
                campaign.sites(),
                campaign.allTaken(),
                counts.sites(),
                results.sitesInTheLastMinute(campaign.id()),
                results.findings(campaign.id()),
                checks);
    }

    private CampaignView view(Campaign campaign, List<UnknownEntryView> unknown, CampaignProgressView progress) {
        var isOverdue = !CampaignLifecycle.table().isFinal(campaign.state())
                && campaign.deadline().isBefore(LegalTime.dayOf(clock.instant()));
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                PopulationRequest.of(campaign.population()),
                campaign.checks(),
                campaign.deadline(),
                isOverdue,
                campaign.staff().stream().sorted().toList(),
                campaign.state(),
                campaign.madeBy(),
                campaign.madeAt(),
                campaign.startedAt(),
                campaign.endedAt(),
                List.copyOf(CampaignLifecycle.table().acts(campaign.state(), CampaignRole.STAFF)),
                unknown,
                progress);
    }
}
