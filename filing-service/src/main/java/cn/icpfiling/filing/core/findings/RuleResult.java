package cn.icpfiling.filing.core.findings;

/** The result of one rule, in verification-service's words. */
public enum RuleResult {
    HOLDS,
    BROKEN,
    UNKNOWN,
    NOT_APPLICABLE
}
