package cn.icpfiling.filing.bulk;

/** How far an operation has come, in the words of the contract. Bulk orders cannot be cancelled. */
enum OperationState {
    WAITING,
    RUNNING,
    FINISHED
}
