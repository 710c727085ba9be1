package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Every access mode is in the table, and there is at least one. */
final class AccessModesAreKnown implements FilingRule {

    @Override
    public String id() {
        return "F-042";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return Flags.unknown(
                "/service/accessMode",
                facts.service().accessMode(),
                facts.codes().accessModes(),
                true,
                id(),
                "access-modes");
    }
}
