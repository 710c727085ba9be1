package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * An access filing of a service on record here brings back its domains and the one that the type check found, and no others
 * (docs/trade.md 2.4). Of a service from elsewhere no source tells the domains; {@link VerifiedDomains} has them verified.
 */
final class AccessFilingAddsNoDomain implements FilingRule {

    @Override
    public String id() {
        return "F-034";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        if (!facts.type().addsAccess() || facts.filedDomains().isEmpty()) {
            return List.of();
        }
        var domains = facts.domains();
        return facts.addedDomains().stream()
                .map(domain -> Violation.of("/service/domains/" + domains.indexOf(domain), "DOMAIN_ADDED", id()))
                .toList();
    }
}
