package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Locale;

/** The name of a site is not only its domain. */
final class ServiceNameIsNotTheDomain implements FilingRule {

    @Override
    public String id() {
        return "F-022";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var name = facts.service().name();
        if (!Gaps.isThere(name)) {
            return List.of();
        }
        var bare = name.strip().toLowerCase(Locale.ROOT);
        var same = facts.domains().stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .anyMatch(
                        domain -> domain.equals(bare) || domain.equals("www." + bare) || bare.equals("www." + domain));
        return same ? List.of(Violation.of("/service/name", "SERVICE_NAME_IS_DOMAIN", id())) : List.of();
    }
}
