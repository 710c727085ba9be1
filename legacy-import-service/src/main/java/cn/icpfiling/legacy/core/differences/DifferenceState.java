package cn.icpfiling.legacy.core.differences;

/** Where a difference stands. It has no end of its own: a comparison that does not find it any more forgets it. */
public enum DifferenceState {
    /** It counts, and the alert tells of it. */
    OPEN,
    /** An administrator has settled what both services say; it counts again when one of them says something else. */
    SETTLED
}
