package cn.icpfiling.legacy.core.differences;

/** Why nothing is left to do about a difference. */
public enum SettlementReason {
    /** The filing is registered for its holder, and did not come by a hand-over. */
    CAME_ANOTHER_WAY,
    /** The site that was missing joined the subject by an access filing. */
    SITE_ADDED_BY_ORDER,
    /** filing-service takes the paper no more, or the holder has handed in another one. */
    PAPER_NOT_TAKEN,
    /** The holder has mended the content by a granted change, which the sums of the registration do not follow. */
    MENDED_BY_ORDER,
    /** The audits of both services explain it, and the holder has what is the holder's. */
    EXPLAINED_BY_AUDITS
}
