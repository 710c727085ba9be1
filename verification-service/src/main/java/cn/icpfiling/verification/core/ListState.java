package cn.icpfiling.verification.core;

import java.util.List;

/** The state of a version of a list at a moment, and the acts that it allows. */
public enum ListState {
    DRAFT(ListAct.ACTIVATE, ListAct.DISCARD),
    SCHEDULED(ListAct.CANCEL),
    IN_FORCE,
    /** A newer version holds instead. */
    REPLACED,
    DISCARDED,
    /** Withdrawn before it began. */
    CANCELLED;

    private final List<ListAct> acts;

    ListState(ListAct... acts) {
        this.acts = List.of(acts);
    }

    public List<ListAct> acts() {
        return acts;
    }
}
