package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * The subject's principal of an organisation is its legal representative, as the applicant declares. If the province
 * wants this of mainlanders only, a head from elsewhere authorises a mainlander: a reviewer reads in the letter of
 * authority whether the deputy stands for such a head.
 */
final class PrincipalIsLegalRepresentative implements ProvinceRule {

    private static final String OF_MAINLANDERS = "REQUIRED_OF_MAINLANDERS";
    private static final String POINTER = "/subject/principal/legalRepresentative";

    @Override
    public RuleParameter parameter() {
        return RuleParameter.LEGAL_REPRESENTATIVE;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        if (facts.isPerson()) {
            return List.of();
        }
        if (entry.word().equals("REQUIRED") && facts.hasDeputy()) {
            return List.of(Violation.of(POINTER, "PRINCIPAL_IS_NOT_LEGAL_REPRESENTATIVE", id()));
        }
        return entry.word().equals(OF_MAINLANDERS)
                        && Age.isHidden(facts.principals().get("/subject/principal"))
                ? List.of(Violation.of("/subject/principal/certificateType", "PRINCIPAL_NEEDS_RESIDENT_ID", id()))
                : List.of();
    }

    @Override
    public List<Violation> open(OrderFacts facts, RuleEntry entry) {
        return entry.word().equals(OF_MAINLANDERS) && !facts.isPerson() && facts.hasDeputy()
                ? List.of(Violation.of(POINTER, "HEAD_FROM_ABROAD_UNKNOWN", id()))
                : List.of();
    }
}
