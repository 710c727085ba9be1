package cn.icpfiling.inspection.core;

/** Who acts on a spot check. */
public enum SpotCheckActor {
    INSPECTOR,
    AUTHORITY
}
