package cn.icpfiling.legacy.core.latepapers;

/** What became of a paper that was not in the old platform's bucket at the hand-over. */
public enum LatePaperState {
    /** A job looks for it again. */
    AWAITED,
    /** filing-service has it. */
    ARRIVED,
    /** The last try has passed, no store answered for too long, or its file cannot be kept; a person decides. */
    GIVEN_UP,
    /** A person decided that it does not come. */
    CLOSED
}
