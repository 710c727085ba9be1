package cn.icpfiling.filing.core.typecheck;

/** What the lists of approved top-level domains say about one on a day. */
public enum TldStanding {
    APPROVED,
    NOT_APPROVED,
    /** The list does not name it and is not complete. That is not a refusal; a reviewer decides. */
    NOT_LISTED
}
