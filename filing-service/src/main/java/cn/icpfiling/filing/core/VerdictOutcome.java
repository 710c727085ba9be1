package cn.icpfiling.filing.core;

/** What verification-service found for one submission. */
public enum VerdictOutcome {
    PASSED,
    BROKEN,
    UNKNOWN
}
