package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** A name of a site begins like that of a national body only if the subject is one. */
final class ServiceNameIsNotNational implements FilingRule {

    @Override
    public String id() {
        return "F-023";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var words = facts.book().words();
        if (words.nationalNatures().contains(facts.identity().nature())) {
            return List.of();
        }
        return words.nationalPrefixes().stream()
                .filter(word -> facts.service().names().stream().anyMatch(name -> name.startsWith(word)))
                .limit(1)
                .map(word -> Violation.of("/service/name", "SERVICE_NAME_NATIONAL", id(), word))
                .toList();
    }
}
