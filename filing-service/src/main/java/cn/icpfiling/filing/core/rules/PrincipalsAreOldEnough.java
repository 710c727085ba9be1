package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * Both principals have the age that the province requires. If the document is not a resident ID, a reviewer must read
 * the age.
 */
final class PrincipalsAreOldEnough implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.PRINCIPAL_AGE;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        return facts.principals().entrySet().stream()
                .filter(one -> Age.of(one.getValue(), facts.today())
                        .filter(age -> age < entry.number())
                        .isPresent())
                .map(one ->
                        Violation.of(one.getKey() + "/certificateNumber", "PRINCIPAL_TOO_YOUNG", id(), entry.number()))
                .toList();
    }

    @Override
    public List<Violation> open(OrderFacts facts, RuleEntry entry) {
        return entry.number() == 0
                ? List.of()
                : facts.principals().entrySet().stream()
                        .filter(one -> Age.isHidden(one.getValue()))
                        .map(one -> Violation.of(
                                one.getKey() + "/certificateNumber", "PRINCIPAL_AGE_UNKNOWN", id(), entry.number()))
                        .toList();
    }
}
