package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** A subject has no more sites than the province allows. */
final class SitesAreFewEnough implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.SERVICES_PER_SUBJECT;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        return addsASite(facts.type()) && entry.number() > 0 && facts.sitesOnRecord() >= entry.number()
                ? List.of(Violation.of("/type", "TOO_MANY_SITES", id(), entry.number()))
                : List.of();
    }

    /** No source tells how many sites the subject has at other providers. */
    @Override
    public List<Violation> open(OrderFacts facts, RuleEntry entry) {
        return facts.type() == OrderType.NEW_SERVICE_OTHER_PROVIDER && entry.number() > 0
                ? List.of(Violation.of("/type", "SITES_ELSEWHERE_UNKNOWN", id(), entry.number()))
                : List.of();
    }

    private static boolean addsASite(OrderType type) {
        return type.addsService();
    }
}
