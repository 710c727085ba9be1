package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Each name of a site has at least three Chinese characters. */
final class ServiceNameIsLongEnough implements FilingRule {

    @Override
    public String id() {
        return "F-020";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        if (!Gaps.isThere(facts.service().name())) {
            return List.of();
        }
        var names = facts.service().names();
        return names.isEmpty() || names.stream().anyMatch(name -> characters(name) < LEAST)
                ? List.of(Violation.of("/service/name", "SERVICE_NAME_TOO_SHORT", id(), LEAST))
                : List.of();
    }

    private static long characters(String name) {
        return name.codePoints()
                .filter(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN)
                .count();
    }

    private static final int LEAST = 3;
}
