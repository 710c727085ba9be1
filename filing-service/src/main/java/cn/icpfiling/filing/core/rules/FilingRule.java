package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** One rule of a filing: it takes facts and returns every violation. Another rule reports missing fields. */
public interface FilingRule {

    /** The same id as in rules/filing-rules.yaml. */
    String id();

    List<Violation> check(OrderFacts facts);

    /** The warnings to applicant and reviewer, which refuse nothing. */
    default List<Violation> warn(OrderFacts facts) {
        return List.of();
    }
}
