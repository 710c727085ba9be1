package cn.icpfiling.inspection.core;

/** The roles that act on a spot check. */
public enum SpotCheckActor {
    INSPECTOR,
    AUTHORITY
}
