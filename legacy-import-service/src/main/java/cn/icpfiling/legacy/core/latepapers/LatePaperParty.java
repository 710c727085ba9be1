package cn.icpfiling.legacy.core.latepapers;

public enum LatePaperParty {
    JOB,
    SUPPORT,
    /** A hand-over of the filing that ended. */
    HAND_OVER
}
