package cn.icpfiling.legacy.core.latepapers;

public enum LatePaperAct {
    MISS,
    TAKE,
    GIVE_UP,
    TRY_AGAIN,
    CLOSE
}
