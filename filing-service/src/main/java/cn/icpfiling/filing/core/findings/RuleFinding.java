package cn.icpfiling.filing.core.findings;

import cn.icpfiling.filing.core.catalogue.Reason;
import java.util.Collection;
import java.util.List;

/**
 * A rule that was broken or had no answer, at one place of an order.
 *
 * @param args what the texts of the code name, such as a day; empty in what an older release stored
 * @param settled whether a reviewer has settled since that the rule holds
 */
public record RuleFinding(
        String pointer, String rule, RuleResult result, String code, List<Object> args, boolean settled) {

    public RuleFinding {
        args = args == null ? List.of() : List.copyOf(args);
    }

    public static RuleFinding of(String pointer, String rule, RuleResult result, String code) {
        return of(pointer, rule, result, code, List.of());
    }

    public static RuleFinding of(String pointer, String rule, RuleResult result, String code, List<Object> args) {
        return new RuleFinding(pointer, rule, result, code, args, false);
    }

    public boolean isAt(String place, String ruleId) {
        return pointer.equals(place) && rule.equals(ruleId);
    }

    public Reason reason() {
        return new Reason(code, pointer, rule, null, args);
    }

    public RuleFinding settledBy(Collection<Settlement> settlements) {
        return settlements.stream().anyMatch(one -> one.covers(this))
                ? new RuleFinding(pointer, rule, result, code, args, true)
                : this;
    }
}
