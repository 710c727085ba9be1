package cn.icpfiling.inspection.core.findings;

/** Who lets a new finding be told to its holder. */
public enum FirstNotice {
    /** The platform, at its next run. */
    AUTOMATIC,
    /** An inspector, who has looked at the finding. */
    BY_INSPECTOR
}
