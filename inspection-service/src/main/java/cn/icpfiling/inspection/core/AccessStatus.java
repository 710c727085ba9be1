package cn.icpfiling.inspection.core;

/** Whether the site is filed as hosted with us. */
public enum AccessStatus {
    LIVE,
    CANCELLED
}
