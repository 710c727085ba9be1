package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Content of another kind has a note that names it. */
final class OtherContentHasANote implements FilingRule {

    @Override
    public String id() {
        return "F-046";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var content = facts.service().contentTypes();
        if (content == null
                || (content & facts.codes().contentTypesWithNote()) == 0
                || Gaps.isThere(facts.service().contentNote())) {
            return List.of();
        }
        return List.of(Violation.of("/service/contentNote", "CONTENT_NOTE_MISSING", id()));
    }
}
