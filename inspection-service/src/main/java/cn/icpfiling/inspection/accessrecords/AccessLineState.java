package cn.icpfiling.inspection.accessrecords;

import cn.icpfiling.platform.operation.LineState;

/** How far a line has come, in the words of the contract. No line is half done, and none is cancelled. */
enum AccessLineState {
    WAITING,
    DONE,
    FAILED;

    LineState lineState() {
        return LineState.valueOf(name());
    }
}
