package cn.icpfiling.verification.core.rules;

import java.util.Collection;

/** The result of many findings: one broken rule decides, and an unknown result never passes. */
public enum Outcome {
    PASSED,
    BROKEN,
    UNKNOWN;

    public static Outcome of(Collection<RuleResult> results) {
        if (results.contains(RuleResult.BROKEN)) {
            return BROKEN;
        }
        return results.contains(RuleResult.UNKNOWN) ? UNKNOWN : PASSED;
    }
}
