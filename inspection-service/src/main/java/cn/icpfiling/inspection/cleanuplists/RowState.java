package cn.icpfiling.inspection.cleanuplists;

import cn.icpfiling.platform.operation.LineState;

/** How far a row has come, in the words of the contract. */
enum RowState {
    WAITING,
    DONE,
    FAILED;

    LineState lineState() {
        return LineState.valueOf(name());
    }
}
