package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** All required fields of the subject and its principal are entered. */
final class SubjectIsComplete implements FilingRule {

    @Override
    public String id() {
        return "F-010";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var subject = facts.subject();
        var gaps = new Gaps(id());
        gaps.need("/subject/name", subject.name());
        gaps.need("/subject/certificateAddress", subject.certificateAddress());
        gaps.need("/subject/mailingAddress", subject.mailingAddress());
        gaps.needPerson("/subject/principal", facts.principals().get("/subject/principal"), !facts.isPerson());
        if (!facts.isPerson()) {
            var principal = facts.principals().get("/subject/principal");
            gaps.need("/subject/principal/legalRepresentative", principal.legalRepresentative());
        }
        return gaps.found();
    }
}
