package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The subject's principal of an organisation is its legal representative, as the applicant declares. */
final class PrincipalIsLegalRepresentative implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.LEGAL_REPRESENTATIVE;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        return entry.word().equals("REQUIRED") && !facts.isPerson() && facts.hasDeputy()
                ? List.of(Violation.of(
                        "/subject/principal/legalRepresentative", "PRINCIPAL_IS_NOT_LEGAL_REPRESENTATIVE", id()))
                : List.of();
    }
}
