package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** One rule of a filing: facts in, everything that breaks it out. What is missing is another rule's finding. */
public interface FilingRule {

    /** The same id as in rules/filing-rules.yaml. */
    String id();

    List<Violation> check(OrderFacts facts);

    /** What applicant and reviewer are told, and nothing is refused for. */
    default List<Violation> warn(OrderFacts facts) {
        return List.of();
    }
}
