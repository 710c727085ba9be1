package cn.icpfiling.legacy.core.latepapers;

public enum LatePaperAct {
    MISS,
    TAKE,
    GIVE_UP,
    TRY_AGAIN,
    CLOSE,
    /** It is missing at a hand-over that repeats the one of before. */
    MISS_AGAIN
}
