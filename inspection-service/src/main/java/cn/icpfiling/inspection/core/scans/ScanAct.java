package cn.icpfiling.inspection.core.scans;

/** What changes the state of a scan. */
public enum ScanAct {
    PAUSE,
    RESUME,
    CANCEL,
    /** The last shard is done. */
    JUDGE,
    FINISH
}
