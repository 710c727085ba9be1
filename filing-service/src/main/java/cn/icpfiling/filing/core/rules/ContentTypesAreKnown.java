package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Every content type is in the table, and there is at least one. */
final class ContentTypesAreKnown implements FilingRule {

    @Override
    public String id() {
        return "F-040";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return Flags.unknown(
                "/service/contentTypes",
                facts.service().contentTypes(),
                facts.codes().contentTypes(),
                true,
                id(),
                "content-types");
    }
}
