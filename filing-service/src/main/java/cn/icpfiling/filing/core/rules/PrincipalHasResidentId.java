package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The subject's principal has a resident ID of the mainland. */
final class PrincipalHasResidentId implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.PRINCIPAL_CERTIFICATE;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        var principal = facts.principals().get("/subject/principal");
        return entry.word().equals("RESIDENT_ID") && Age.isHidden(principal)
                ? List.of(Violation.of("/subject/principal/certificateType", "PRINCIPAL_NEEDS_RESIDENT_ID", id()))
                : List.of();
    }
}
