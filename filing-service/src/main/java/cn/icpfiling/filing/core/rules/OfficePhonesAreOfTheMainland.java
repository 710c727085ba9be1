package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** An office phone is a number of mainland China. */
final class OfficePhonesAreOfTheMainland implements FilingRule {

    @Override
    public String id() {
        return "F-016";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return facts.principals().entrySet().stream()
                .filter(principal -> Gaps.isThere(principal.getValue().officePhone()))
                .filter(principal -> !facts.book()
                        .phones()
                        .isMainlandPhone(principal.getValue().officePhone()))
                .map(principal -> Violation.of(principal.getKey() + "/officePhone", "PHONE_NOT_MAINLAND", id()))
                .toList();
    }
}
