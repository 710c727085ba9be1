package cn.icpfiling.filing.core;

/** Whether this provider serves the site. */
public enum AccessStatus {
    LIVE,
    CANCELLED
}
