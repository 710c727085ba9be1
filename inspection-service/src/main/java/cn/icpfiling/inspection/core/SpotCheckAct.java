package cn.icpfiling.inspection.core;

/** The acts on a spot check. */
public enum SpotCheckAct {
    SETTLE,
    ACCEPT,
    REFUSE
}
