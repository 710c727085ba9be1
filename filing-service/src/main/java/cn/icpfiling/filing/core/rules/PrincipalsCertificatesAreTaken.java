package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Set;

/** The principals have certificates that the province takes. */
final class PrincipalsCertificatesAreTaken implements ProvinceRule {

    /** Passport and permanent residence ID. The permits of Hong Kong, Macao and Taiwan are not a foreigner's. */
    private static final Set<Integer> OF_FOREIGNERS = Set.of(7, 30);

    @Override
    public RuleParameter parameter() {
        return RuleParameter.PRINCIPAL_CERTIFICATE;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        return switch (entry.word()) {
            case "RESIDENT_ID" ->
                Age.isHidden(facts.principals().get("/subject/principal"))
                        ? List.of(
                                Violation.of("/subject/principal/certificateType", "PRINCIPAL_NEEDS_RESIDENT_ID", id()))
                        : List.of();
            case "NOT_FOREIGN" ->
                facts.principals().entrySet().stream()
                        .filter(one -> one.getValue().certificateType() != null
                                && OF_FOREIGNERS.contains(one.getValue().certificateType()))
                        .map(one -> Violation.of(one.getKey() + "/certificateType", "PRINCIPAL_IS_FOREIGN", id()))
                        .toList();
            default -> List.of();
        };
    }
}
