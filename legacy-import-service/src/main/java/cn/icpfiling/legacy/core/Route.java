package cn.icpfiling.legacy.core;

/** The next step for a filing of the old platform. More values follow when the old platform is loaded. */
public enum Route {
    /** Nothing to do on the old platform. */
    NONE
}
