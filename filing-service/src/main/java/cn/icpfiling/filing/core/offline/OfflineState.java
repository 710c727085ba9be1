package cn.icpfiling.filing.core.offline;

/** The state of a case. */
public enum OfflineState {
    /** The holder has not yet said that the papers are handed in. */
    OPEN,
    /** The province has the papers; the platform queries whether the authority still shows the filing. */
    HANDED_IN,
    /** The authority no longer shows the filing. */
    FREED,
    /** The holder gave the case up. */
    CLOSED
}
