package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** A site's name has letters, digits and Chinese characters only; a semicolon separates several names. */
final class ServiceNameHasNoSymbols implements FilingRule {

    @Override
    public String id() {
        return "F-021";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var name = facts.service().name();
        if (!Gaps.isThere(name) || name.strip().matches("[\\p{IsHan}A-Za-z0-9·;； ]*")) {
            return List.of();
        }
        return List.of(Violation.of("/service/name", "SERVICE_NAME_HAS_SYMBOLS", id()));
    }
}
