package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** One order has no more domains than the province accepts. */
final class DomainsAreFewEnough implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.DOMAINS_PER_ORDER;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        return entry.number() > 0 && facts.domains().size() > entry.number()
                ? List.of(Violation.of("/service/domains", "TOO_MANY_DOMAINS", id(), entry.number()))
                : List.of();
    }
}
