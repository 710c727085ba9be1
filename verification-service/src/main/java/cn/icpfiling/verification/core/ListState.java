package cn.icpfiling.verification.core;

import java.util.List;

/** Where a version of a list stands at a moment, and what can be done with it there. */
public enum ListState {
    DRAFT(ListAct.ACTIVATE, ListAct.DISCARD),
    SCHEDULED(ListAct.CANCEL),
    IN_FORCE,
    /** A newer one stands before it. */
    REPLACED,
    DISCARDED,
    /** Taken back before it began. */
    CANCELLED;

    private final List<ListAct> acts;

    ListState(ListAct... acts) {
        this.acts = List.of(acts);
    }

    public List<ListAct> acts() {
        return acts;
    }
}
