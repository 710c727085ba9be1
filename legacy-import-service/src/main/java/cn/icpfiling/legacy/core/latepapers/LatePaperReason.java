package cn.icpfiling.legacy.core.latepapers;

/** Why a paper is not there. */
public enum LatePaperReason {
    /** The bucket has no file for it. */
    MISSING,
    /** Its file is damaged, infected, too large, of a type that is not kept, or not one that the filing misses. */
    UNREADABLE
}
