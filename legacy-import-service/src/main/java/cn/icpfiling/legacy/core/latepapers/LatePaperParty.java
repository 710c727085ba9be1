package cn.icpfiling.legacy.core.latepapers;

public enum LatePaperParty {
    JOB,
    SUPPORT
}
