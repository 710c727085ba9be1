package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;

/**
 * What one rule found.
 *
 * @param code null when the rule holds or does not apply
 * @param retryOn legal day from which another look can end otherwise; null when no day can be named
 */
public record Finding(RuleId rule, RuleResult result, FindingCode code, LocalDate retryOn) {

    static Finding holds(RuleId rule) {
        return new Finding(rule, RuleResult.HOLDS, null, null);
    }

    static Finding broken(RuleId rule, FindingCode code) {
        return new Finding(rule, RuleResult.BROKEN, code, null);
    }

    static Finding brokenUntil(RuleId rule, FindingCode code, LocalDate retryOn) {
        return new Finding(rule, RuleResult.BROKEN, code, retryOn);
    }

    static Finding unknown(RuleId rule) {
        return unknown(rule, FindingCode.SOURCE_UNAVAILABLE);
    }

    static Finding unknown(RuleId rule, FindingCode code) {
        return new Finding(rule, RuleResult.UNKNOWN, code, null);
    }

    static Finding unknownUntil(RuleId rule, FindingCode code, LocalDate retryOn) {
        return new Finding(rule, RuleResult.UNKNOWN, code, retryOn);
    }

    /** Unknown in a way that another look at the world can change. */
    public boolean mayBecomeKnown() {
        return result == RuleResult.UNKNOWN && (code == null || !code.isForAPerson());
    }

    static Finding notApplicable(RuleId rule) {
        return new Finding(rule, RuleResult.NOT_APPLICABLE, null, null);
    }
}
