package cn.icpfiling.verification.core.rules;

import java.util.Collection;

/** What many results come to: one broken rule decides, and nothing unknown passes. */
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
