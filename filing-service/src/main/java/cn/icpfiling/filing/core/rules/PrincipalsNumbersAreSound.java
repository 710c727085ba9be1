package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The principals' certificate numbers are well formed and their check digits are right. */
final class PrincipalsNumbersAreSound implements FilingRule {

    @Override
    public String id() {
        return "F-014";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return facts.principals().entrySet().stream()
                .filter(principal -> principal.getValue().certificateType() != null)
                .flatMap(principal -> NumberFaults.of(
                        principal.getKey() + "/certificateNumber",
                        principal.getValue().certificateType(),
                        principal.getValue().certificateNumber(),
                        id(),
                        facts)
                        .stream())
                .toList();
    }
}
