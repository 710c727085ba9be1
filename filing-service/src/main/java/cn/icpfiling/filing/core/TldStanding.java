package cn.icpfiling.filing.core;

/** What the lists of approved top-level domains say of one on a day. */
public enum TldStanding {
    APPROVED,
    NOT_APPROVED,
    /** The list does not name it and is not complete: that is not a no, and a reviewer decides. */
    NOT_LISTED
}
