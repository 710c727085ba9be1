package cn.icpfiling.inspection.core.campaigns;

/**
 * One automatic check of a filed site. Each implementation is a bean, one for a kind. The caller has no transaction
 * open, so a check may ask other services; it must end within a minute, by deadlines of its own.
 */
public interface CampaignCheck {

    CheckKind kind();

    /** A source that cannot be asked is {@link CheckOutcome.Unknown}, never a failure. */
    CheckOutcome check(FiledSiteFacts site);
}
