package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** A person may file a personal space or, with a note, other content; no business content. */
final class PersonsContentIsPersonal implements FilingRule {

    @Override
    public String id() {
        return "F-045";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var content = facts.service().contentTypes();
        if (!facts.isPerson() || content == null || (content & ~facts.codes().personContentTypes()) == 0) {
            return List.of();
        }
        return List.of(Violation.of("/service/contentTypes", "CONTENT_NOT_FOR_PERSONS", id()));
    }
}
