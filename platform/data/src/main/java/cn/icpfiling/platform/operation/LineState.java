package cn.icpfiling.platform.operation;

/** How far a line has come. */
public enum LineState {
    WAITING,
    /** One part is committed with an intermediate result; the rest is open. */
    STARTED,
    DONE,
    FAILED,
    CANCELLED
}
