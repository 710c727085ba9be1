package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The name of a site begins like that of a national body only if the subject is one. */
final class ServiceNameIsNotNational implements FilingRule {

    @Override
    public String id() {
        return "F-023";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var name = facts.service().name();
        var words = facts.book().words();
        if (!Gaps.isThere(name)
                || words.nationalNatures().contains(facts.identity().nature())) {
            return List.of();
        }
        return words.nationalPrefixes().stream()
                .filter(name.strip()::startsWith)
                .limit(1)
                .map(word -> Violation.of("/service/name", "SERVICE_NAME_NATIONAL", id(), word))
                .toList();
    }
}
