package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The domain of the type check is among the filed domains. */
final class CheckedDomainIsAmongThem implements FilingRule {

    @Override
    public String id() {
        return "F-031";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        if (facts.domains().isEmpty()) {
            return List.of();
        }
        var among = facts.domains().stream()
                .anyMatch(domain -> DomainFaults.same(domain, facts.identity().domain()));
        return among
                ? List.of()
                : List.of(Violation.of(
                        "/service/domains",
                        "CHECKED_DOMAIN_MISSING",
                        id(),
                        facts.identity().domain()));
    }
}
