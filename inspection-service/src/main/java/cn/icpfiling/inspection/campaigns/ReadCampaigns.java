package cn.icpfiling.inspection.campaigns;

import cn.icpfiling.inspection.core.campaigns.Campaign;
import cn.icpfiling.inspection.core.campaigns.CampaignState;
import cn.icpfiling.inspection.core.campaigns.CheckKind;
import cn.icpfiling.inspection.core.campaigns.CheckState;
import cn.icpfiling.inspection.store.CampaignResultTable;
import cn.icpfiling.inspection.store.CampaignResultTable.Filter;
import cn.icpfiling.inspection.store.CampaignTable;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads campaigns and their results. */
@ApplicationScoped
class ReadCampaigns {

    private final CampaignTable campaigns;
    private final CampaignResultTable results;
    private final CampaignViews views;
    private final KeysetPages pages;

    ReadCampaigns(CampaignTable campaigns, CampaignResultTable results, CampaignViews views, KeysetPages pages) {
        this.campaigns = campaigns;
        this.results = results;
        this.views = views;
        this.pages = pages;
    }

    /** A campaign with the tag that an act on it must send. */
    record Shown(CampaignView view, VersionTag tag) {}

    Page<CampaignView> page(CampaignState state, String cursor, Integer wish) {
        return pages.pageById(
                        "campaigns:" + state,
                        cursor,
                        wish,
                        Campaign::id,
                        (before, atMost) -> campaigns.page(state, before, atMost))
                .map(views::brief);
    }

    Shown one(UUID id) {
        var campaign = require(id);
        return new Shown(views.whole(campaign), CampaignViews.tag(campaign));
    }

    Page<CampaignResultView> results(UUID id, CheckKind check, CheckState state, String cursor, Integer wish) {
        require(id);
        var filter = new Filter(id, check, state);
        return pages.page(
                        "campaign-results:" + filter,
                        cursor,
                        wish,
                        result -> List.of(
                                result.serviceId().toString(), result.check().name()),
                        (after, atMost) -> after.isEmpty()
                                ? results.page(filter, null, null, atMost)
                                : results.page(filter, Ids.parse(after.getFirst()), after.getLast(), atMost))
                .map(CampaignResultView::of);
    }

    Campaign require(UUID id) {
        return campaigns.find(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
    }
}
