package cn.icpfiling.inspection.core.campaigns;

/** What changes the state of a campaign. */
public enum CampaignAct {
    START,
    PAUSE,
    RESUME,
    CANCEL,
    COMPLETE
}
