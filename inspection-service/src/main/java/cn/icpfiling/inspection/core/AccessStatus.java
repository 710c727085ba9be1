package cn.icpfiling.inspection.core;

/** Whether the site is filed with access through this platform. */
public enum AccessStatus {
    LIVE,
    CANCELLED
}
