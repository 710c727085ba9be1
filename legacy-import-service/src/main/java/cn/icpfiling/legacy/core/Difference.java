package cn.icpfiling.legacy.core;

/** How the two truths of a filing differ: that of this service, and that of filing-service. */
public enum Difference {
    /** It was handed over, and filing-service has no such filing. */
    NOT_HELD,
    /** filing-service has it, and it was not handed over as far as this service knows. */
    NOT_HANDED_OVER,
    /** filing-service has it as another subject, under another number, or its subject is gone. */
    SUBJECT_DIFFERS,
    ACCOUNT_DIFFERS,
    /** Sites are missing there, or their numbers or domains are not those that were handed over. */
    SITES_DIFFER,
    /** A name, an address, a date, a person or the certificate is not stored there as it was handed over. */
    CONTENT_DIFFERS,
    /** Papers are missing there, or are not those that were handed over. */
    PAPERS_DIFFER;

    /** What an administrator can do about it. */
    public enum WayOn {
        /** Have the filing registered once more. */
        HAND_OVER_AGAIN,
        /** Compare both services by hand, as the runbook says. */
        LOOK_AT_BOTH
    }

    public WayOn wayOn() {
        return this == NOT_HELD ? WayOn.HAND_OVER_AGAIN : WayOn.LOOK_AT_BOTH;
    }
}
