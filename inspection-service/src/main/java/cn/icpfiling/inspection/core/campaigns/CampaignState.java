package cn.icpfiling.inspection.core.campaigns;

/** How far a campaign has come. */
public enum CampaignState {
    DRAFT,
    RUNNING,
    /** No further site is checked, and no task is claimed. */
    PAUSED,
    /** Each site was checked, and no task of the campaign is open. */
    COMPLETED,
    CANCELLED
}
