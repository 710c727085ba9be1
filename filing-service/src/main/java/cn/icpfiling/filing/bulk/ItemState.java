package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.operation.LineState;

/** How far a line has come, in the words of the contract. */
enum ItemState {
    WAITING(LineState.WAITING),
    /** The draft stands, its submission is still to come. */
    DRAFTED(LineState.STARTED),
    DONE(LineState.DONE),
    FAILED(LineState.FAILED),
    /** The operation was cancelled before the line had a result. A draft that stands stays. */
    CANCELLED(LineState.CANCELLED);

    private final LineState lineState;

    ItemState(LineState lineState) {
        this.lineState = lineState;
    }

    LineState lineState() {
        return lineState;
    }

    static ItemState of(LineState state) {
        return switch (state) {
            case WAITING -> WAITING;
            case STARTED -> DRAFTED;
            case DONE -> DONE;
            case FAILED -> FAILED;
            case CANCELLED -> CANCELLED;
        };
    }
}
