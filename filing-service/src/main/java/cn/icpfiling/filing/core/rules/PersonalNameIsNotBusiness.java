package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The name of a person's site is not that of a business, a blog or a forum. */
final class PersonalNameIsNotBusiness implements FilingRule {

    @Override
    public String id() {
        return "F-025";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var name = facts.service().name();
        if (!facts.isPerson() || !Gaps.isThere(name)) {
            return List.of();
        }
        return facts.book().words().business().stream()
                .filter(name::contains)
                .map(word -> Violation.of("/service/name", "SERVICE_NAME_BUSINESS", id(), word))
                .toList();
    }
}
