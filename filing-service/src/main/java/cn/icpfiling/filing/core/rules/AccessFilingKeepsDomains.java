package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.stream.Stream;

/**
 * An access filing of a service on record here brings back all of its domains and the one that the type check found, and no others
 * (docs/trade.md 2.4). Of a service from elsewhere no source tells the domains; {@link VerifiedDomains} has them verified.
 */
final class AccessFilingKeepsDomains implements FilingRule {

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
        var added = facts.addedDomains().stream()
                .map(domain -> Violation.of("/service/domains/" + domains.indexOf(domain), "DOMAIN_ADDED", id()));
        return (hasChangedElsewhere(facts) ? added : Stream.concat(added, leftOut(facts))).toList();
    }

    @Override
    public List<Violation> warn(OrderFacts facts) {
        return facts.type().addsAccess() && hasChangedElsewhere(facts)
                ? leftOut(facts).toList()
                : List.of();
    }

    /** The type check's domain stands under the number, and not in our record: then others may have left it as well. */
    private static boolean hasChangedElsewhere(OrderFacts facts) {
        return facts.filedDomains().stream()
                .noneMatch(filed -> DomainFaults.same(filed, facts.identity().domain()));
    }

    private Stream<Violation> leftOut(OrderFacts facts) {
        return facts.filedDomains().stream()
                .filter(filed -> facts.domains().stream().noneMatch(domain -> DomainFaults.same(domain, filed)))
                .map(filed -> Violation.of("/service/domains", "DOMAIN_LEFT_OUT", id(), filed));
    }
}
