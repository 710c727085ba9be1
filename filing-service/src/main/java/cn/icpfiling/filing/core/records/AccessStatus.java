package cn.icpfiling.filing.core.records;

/** Whether this provider serves the site. */
public enum AccessStatus {
    LIVE,
    CANCELLED
}
