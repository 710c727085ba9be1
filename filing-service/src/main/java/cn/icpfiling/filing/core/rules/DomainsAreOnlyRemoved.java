package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * Since 2019-04-22 a change of a service removes domains and adds none: a new domain needs a new service (docs/trade.md
 * 3.5).
 */
final class DomainsAreOnlyRemoved implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.DOMAINS_IN_CHANGE;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        var added = facts.addedDomains();
        if (!entry.word().equals("REMOVE_ONLY") || added.isEmpty()) {
            return List.of();
        }
        var domains = facts.domains();
        return added.stream()
                .map(domain -> Violation.of("/service/domains/" + domains.indexOf(domain), "DOMAIN_ADDED", id()))
                .toList();
    }
}
