package cn.icpfiling.verification.core;

/** What the looks at a filed domain have come to. */
public enum FiledFitness {
    /** Nobody has looked yet since it was filed, or since it is served again. */
    NOT_JUDGED,
    FIT,
    /** A rule was seen broken twice, so far apart as is asked for. */
    UNFIT,
    /** Somebody did not answer, or a rule was seen broken once. */
    UNKNOWN
}
