package cn.icpfiling.verification.operations;

/** How far a line has come. */
enum LineState {
    WAITING,
    DONE,
    FAILED,
    CANCELLED
}
