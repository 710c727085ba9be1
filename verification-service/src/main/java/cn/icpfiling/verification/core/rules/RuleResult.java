package cn.icpfiling.verification.core.rules;

/** Four answers, because not knowing is neither a pass nor a fault. */
public enum RuleResult {
    HOLDS,
    BROKEN,
    UNKNOWN,
    NOT_APPLICABLE
}
