package cn.icpfiling.inspection.core.campaigns;

/** Who acts on a campaign. */
public enum CampaignRole {
    /** An inspector or an administrator. */
    STAFF,
    SYSTEM
}
