package cn.icpfiling.verification.core.rules;

/** Four results, because an unknown result is neither a pass nor a fault. */
public enum RuleResult {
    HOLDS,
    BROKEN,
    UNKNOWN,
    NOT_APPLICABLE
}
