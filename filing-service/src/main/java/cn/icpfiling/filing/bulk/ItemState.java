package cn.icpfiling.filing.bulk;

import cn.icpfiling.platform.operation.LineState;

/** How far a line has come, in the words of the contract. */
enum ItemState {
    WAITING(LineState.WAITING),
    /** The draft stands, its submission is still to come. */
    DRAFTED(LineState.STARTED),
    DONE(LineState.DONE),
    FAILED(LineState.FAILED);

    private final LineState lineState;

    ItemState(LineState lineState) {
        this.lineState = lineState;
    }

    LineState lineState() {
        return lineState;
    }

    /** Bulk orders cannot be cancelled. */
    static ItemState of(LineState state) {
        return switch (state) {
            case WAITING -> WAITING;
            case STARTED -> DRAFTED;
            case DONE -> DONE;
            case FAILED -> FAILED;
            case CANCELLED -> throw new IllegalStateException("a line of bulk orders is cancelled");
        };
    }
}
