package cn.icpfiling.inspection.core.scans;

/** Who acts on a scan. */
public enum ScanRole {
    /** An inspector or an administrator. */
    STAFF,
    SYSTEM
}
