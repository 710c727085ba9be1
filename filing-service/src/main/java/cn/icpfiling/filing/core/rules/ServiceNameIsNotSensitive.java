package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The name of a site has no word that authorities refuse. */
final class ServiceNameIsNotSensitive implements FilingRule {

    @Override
    public String id() {
        return "F-024";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var name = facts.service().name();
        if (!Gaps.isThere(name)) {
            return List.of();
        }
        return facts.book().words().sensitive().stream()
                .filter(name::contains)
                .map(word -> Violation.of("/service/name", "SERVICE_NAME_SENSITIVE", id(), word))
                .toList();
    }
}
