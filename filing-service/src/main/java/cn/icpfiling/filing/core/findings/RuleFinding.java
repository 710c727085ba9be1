package cn.icpfiling.filing.core.findings;

import cn.icpfiling.filing.core.catalogue.Reason;
import java.util.Collection;

/**
 * A rule that was broken or had no answer, at one place of an order.
 *
 * @param settled whether a reviewer has settled since that the rule holds
 */
public record RuleFinding(String pointer, String rule, RuleResult result, String code, boolean settled) {

    public static RuleFinding of(String pointer, String rule, RuleResult result, String code) {
        return new RuleFinding(pointer, rule, result, code, false);
    }

    public boolean isAt(String place, String ruleId) {
        return pointer.equals(place) && rule.equals(ruleId);
    }

    public Reason reason() {
        return new Reason(code, pointer, rule, null);
    }

    public RuleFinding settledBy(Collection<Settlement> settlements) {
        return settlements.stream().anyMatch(one -> one.covers(this))
                ? new RuleFinding(pointer, rule, result, code, true)
                : this;
    }
}
