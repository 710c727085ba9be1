package cn.icpfiling.platform.operation;

/** How far an operation has come. */
public enum OperationState {
    WAITING,
    RUNNING,
    FINISHED,
    CANCELLED
}
