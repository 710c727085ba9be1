package cn.icpfiling.inspection.core.findings;

/** Which days a deadline counts. */
public enum DayKind {
    /** Working days of mainland China, from the day of the notice. */
    WORKING,
    /** Calendar days to a last day that the authority has published. */
    CALENDAR
}
