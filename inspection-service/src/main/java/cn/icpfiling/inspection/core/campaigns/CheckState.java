package cn.icpfiling.inspection.core.campaigns;

/** What is known of one check of one site. */
public enum CheckState {
    PASSED,
    FAILED,
    /** Not known, or not yet: a task asks a person. */
    UNKNOWN,
    NOT_APPLICABLE
}
