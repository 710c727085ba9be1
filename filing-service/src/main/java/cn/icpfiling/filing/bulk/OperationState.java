package cn.icpfiling.filing.bulk;

/** How far an operation has come. */
enum OperationState {
    WAITING,
    RUNNING,
    FINISHED
}
