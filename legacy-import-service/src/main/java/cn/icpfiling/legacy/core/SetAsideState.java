package cn.icpfiling.legacy.core;

/** Where a row stands that was set aside. */
public enum SetAsideState {
    /** The row waits for its correction, and holds its filing back. */
    WAITING,
    /** A row with the same key was loaded after it. */
    CORRECTED,
    /** An administrator gave the row up. */
    ABANDONED,
    /** The row with its key is stored with the same content, so nothing is missing. */
    REPEATED,
    /** The row is of a dry run. */
    TRIED
}
