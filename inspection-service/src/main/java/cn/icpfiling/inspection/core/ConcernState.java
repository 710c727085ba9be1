package cn.icpfiling.inspection.core;

/** How a concern about a filed domain stands. */
public enum ConcernState {
    OPEN,
    /** The domain breaks no rule any more. */
    FIT_AGAIN,
    /** It is served here no more, or its filing has ended; nobody says whether it is fit. */
    NO_LONGER_JUDGED
}
