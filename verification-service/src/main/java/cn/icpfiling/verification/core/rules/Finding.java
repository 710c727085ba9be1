package cn.icpfiling.verification.core.rules;

import java.time.LocalDate;

/**
 * The finding of one rule.
 *
 * @param code null if the rule holds or does not apply
 * @param retryOn legal day from which another round can have another result; null if no such day is known
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

    /** Checks whether the result is unknown and another question to the sources can change it. */
    public boolean mayBecomeKnown() {
        return result == RuleResult.UNKNOWN && (code == null || !code.isForAPerson());
    }

    static Finding notApplicable(RuleId rule) {
        return new Finding(rule, RuleResult.NOT_APPLICABLE, null, null);
    }
}
