package cn.icpfiling.inspection.core;

/** The state of a concern about a filed domain. */
public enum ConcernState {
    OPEN,
    /** The domain breaks none of the rules any more that were told of it. */
    FIT_AGAIN,
    /** The domain is no longer served here, or its filing has ended, so it is no longer judged. */
    NO_LONGER_JUDGED
}
