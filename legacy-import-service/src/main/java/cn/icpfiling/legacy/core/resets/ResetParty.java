package cn.icpfiling.legacy.core.resets;

/** Who causes a step of an application. */
public enum ResetParty {
    /** The decision of the support desk. */
    SUPPORT,
    /** The person who has the mailed link. */
    LINK,
    CLOCK,
    /** A load of the old platform's data. */
    LOAD,
    /** The account that applied. */
    APPLICANT
}
