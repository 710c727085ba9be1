package cn.icpfiling.legacy.core.differences;

public enum DifferenceAct {
    SETTLE,
    /** One of the services says something else of the filing than what was settled. */
    CHANGE
}
