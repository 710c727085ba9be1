package cn.icpfiling.inspection.core.findings;

/** The state of a finding. */
public enum FindingState {
    /** The fault is on record. Its holder has not been told yet. */
    OPENED,
    /** The holder was told, and the deadline runs. */
    NOTIFIED,
    /** The holder contests the finding. The deadline does not run until an inspector has decided. */
    CONTESTED,
    /** The deadline has passed without a cure. */
    OVERDUE,
    /** A re-check found the fault mended. */
    CURED,
    /** An inspector took the finding back. */
    DISMISSED,
    /** Access or filing has ended, or the source judges no longer. Access that is granted again reopens the finding. */
    ENDED
}
