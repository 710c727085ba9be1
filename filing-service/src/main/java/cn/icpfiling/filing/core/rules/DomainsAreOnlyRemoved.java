package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.stream.IntStream;

/** A change of a service takes domains away and adds none: a new domain is a new service. */
final class DomainsAreOnlyRemoved implements FilingRule {

    @Override
    public String id() {
        return "F-047";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        if (facts.type() != OrderType.CHANGE_SERVICE) return List.of();
        var domains = facts.domains();
        return IntStream.range(0, domains.size())
                .filter(place ->
                        facts.filedDomains().stream().noneMatch(filed -> DomainFaults.same(domains.get(place), filed)))
                .mapToObj(place -> Violation.of("/service/domains/" + place, "DOMAIN_ADDED", id()))
                .toList();
    }
}
