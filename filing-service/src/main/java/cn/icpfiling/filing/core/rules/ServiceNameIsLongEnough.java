package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The name of a site has at least three Chinese characters. */
final class ServiceNameIsLongEnough implements FilingRule {

    @Override
    public String id() {
        return "F-020";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var name = facts.service().name();
        if (!Gaps.isThere(name)) {
            return List.of();
        }
        var characters = name.codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
                .count();
        return characters < LEAST
                ? List.of(Violation.of("/service/name", "SERVICE_NAME_TOO_SHORT", id(), LEAST))
                : List.of();
    }

    private static final int LEAST = 3;
}
