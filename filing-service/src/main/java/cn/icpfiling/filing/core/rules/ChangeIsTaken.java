package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The province accepts a change of this kind. If not, the filing is deregistered and filed again. */
final class ChangeIsTaken implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.CHANGE;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        return facts.type().isChange() && entry.word().equals("FORBIDDEN")
                ? List.of(Violation.of("/type", "CHANGE_NOT_TAKEN_BY_PROVINCE", id()))
                : List.of();
    }
}
