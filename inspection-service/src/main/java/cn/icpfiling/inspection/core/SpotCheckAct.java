package cn.icpfiling.inspection.core;

/** What may be done with a spot check. */
public enum SpotCheckAct {
    SETTLE,
    ACCEPT,
    REFUSE
}
