package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Locale;

/** No name of a site is only its domain. */
final class ServiceNameIsNotTheDomain implements FilingRule {

    @Override
    public String id() {
        return "F-022";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var same = facts.service().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> isDomain(name, facts.domains()));
        return same ? List.of(Violation.of("/service/name", "SERVICE_NAME_IS_DOMAIN", id())) : List.of();
    }

    private static boolean isDomain(String name, List<String> domains) {
        return domains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .anyMatch(
                        domain -> domain.equals(name) || domain.equals("www." + name) || name.equals("www." + domain));
    }
}
