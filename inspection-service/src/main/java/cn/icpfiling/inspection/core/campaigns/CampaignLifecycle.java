package cn.icpfiling.inspection.core.campaigns;

import static cn.icpfiling.inspection.core.campaigns.CampaignState.CANCELLED;
import static cn.icpfiling.inspection.core.campaigns.CampaignState.COMPLETED;
import static cn.icpfiling.inspection.core.campaigns.CampaignState.DRAFT;
import static cn.icpfiling.inspection.core.campaigns.CampaignState.PAUSED;
import static cn.icpfiling.inspection.core.campaigns.CampaignState.RUNNING;

import cn.icpfiling.platform.lifecycle.Lifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import java.util.List;
import java.util.Set;

/** The whole table of a campaign. A step that is not in it is refused. */
public final class CampaignLifecycle {

    private static final Lifecycle<CampaignState, CampaignAct, CampaignRole> TABLE = new Lifecycle<>(
            CampaignState.class,
            List.of(
                    step(DRAFT, CampaignAct.START, CampaignRole.STAFF, RUNNING),
                    step(DRAFT, CampaignAct.CANCEL, CampaignRole.STAFF, CANCELLED),
                    step(RUNNING, CampaignAct.PAUSE, CampaignRole.STAFF, PAUSED),
                    step(RUNNING, CampaignAct.CANCEL, CampaignRole.STAFF, CANCELLED),
                    step(RUNNING, CampaignAct.COMPLETE, CampaignRole.SYSTEM, COMPLETED),
                    step(PAUSED, CampaignAct.RESUME, CampaignRole.STAFF, RUNNING),
                    step(PAUSED, CampaignAct.CANCEL, CampaignRole.STAFF, CANCELLED)));

    private CampaignLifecycle() {}

    public static Lifecycle<CampaignState, CampaignAct, CampaignRole> table() {
        return TABLE;
    }

    /** The audit records each step under this name; no event is published. */
    private static Step<CampaignState, CampaignAct, CampaignRole> step(
            CampaignState from, CampaignAct act, CampaignRole who, CampaignState to) {
        return new Step<>(from, act, Set.of(who), to, "CAMPAIGN." + act);
    }
}
