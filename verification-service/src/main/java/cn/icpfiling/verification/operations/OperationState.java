package cn.icpfiling.verification.operations;

/** How far an operation has come. */
enum OperationState {
    WAITING,
    RUNNING,
    FINISHED,
    CANCELLED
}
