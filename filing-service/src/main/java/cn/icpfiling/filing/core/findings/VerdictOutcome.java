package cn.icpfiling.filing.core.findings;

/** What verification-service found for one submission. */
public enum VerdictOutcome {
    PASSED,
    BROKEN,
    UNKNOWN
}
