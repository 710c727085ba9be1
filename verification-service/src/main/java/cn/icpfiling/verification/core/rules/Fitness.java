package cn.icpfiling.verification.core.rules;

/** Whether a domain can be filed. UNKNOWN is never a pass. */
public enum Fitness {
    FIT,
    /** Only time or an act of its holder is missing, or both. */
    FIT_LATER,
    UNFIT,
    UNKNOWN
}
