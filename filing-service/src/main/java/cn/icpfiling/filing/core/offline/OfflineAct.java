package cn.icpfiling.filing.core.offline;

/** The acts on a case. */
public enum OfflineAct {
    OPEN,
    HAND_IN,
    FREE,
    CLOSE,
    /** Runs the type check again; the case stays as it is. */
    CHECK_AGAIN
}
