package cn.icpfiling.verification.operations;

import cn.icpfiling.platform.operation.LineState;

/** How far a line has come, in the words of the contract. No line is half done: a check is one step. */
enum DomainLineState {
    WAITING,
    DONE,
    FAILED,
    CANCELLED;

    LineState lineState() {
        return LineState.valueOf(name());
    }
}
