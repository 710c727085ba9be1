package cn.icpfiling.legacy.core;

/** Where a filing of the old platform has to go. Grows when the old platform is loaded. */
public enum Route {
    /** Nothing waits over there. */
    NONE
}
