package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** A service number is bound to the order, and the term of its instance has not ended. */
final class ServiceNumberIsBound implements FilingRule {

    @Override
    public String id() {
        return "F-050";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        if (!facts.numberBound()) {
            return List.of(Violation.of("/service/serviceNumber", "SERVICE_NUMBER_MISSING", id()));
        }
        return facts.numberTermEnds().isBefore(facts.today())
                ? List.of(Violation.of("/service/serviceNumber", "SERVICE_NUMBER_TERM_ENDED", id()))
                : List.of();
    }
}
