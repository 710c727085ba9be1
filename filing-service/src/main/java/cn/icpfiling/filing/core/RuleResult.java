package cn.icpfiling.filing.core;

/** What came of one rule, in verification-service's words. */
public enum RuleResult {
    HOLDS,
    BROKEN,
    UNKNOWN,
    NOT_APPLICABLE
}
