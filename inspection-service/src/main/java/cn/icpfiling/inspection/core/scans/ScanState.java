package cn.icpfiling.inspection.core.scans;

/** The state of a scan. */
public enum ScanState {
    /** Shards are planned and worked off. */
    RUNNING,
    /** Shards are not begun. */
    PAUSED,
    /** All shards are done; groups of name servers are judged, findings are opened and cured. */
    JUDGING,
    FINISHED,
    /** Given up. The scan counts as no look for any domain. */
    CANCELLED
}
