package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** Each principal has a mobile of mainland China, because the authority sends its code there. */
final class MobilesAreOfTheMainland implements FilingRule {

    @Override
    public String id() {
        return "F-015";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return facts.principals().entrySet().stream()
                .filter(principal -> Gaps.isThere(principal.getValue().mobile()))
                .filter(principal -> !facts.book()
                        .phones()
                        .isMainlandMobile(principal.getValue().mobile()))
                .map(principal -> Violation.of(principal.getKey() + "/mobile", "MOBILE_NOT_MAINLAND", id()))
                .toList();
    }
}
