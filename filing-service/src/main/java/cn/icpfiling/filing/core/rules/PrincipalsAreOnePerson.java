package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/**
 * Subject and service have the same principal if the province requires it: always, or when the principal is a deputy.
 */
final class PrincipalsAreOnePerson implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.SAME_PRINCIPAL;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        var asked = entry.word().equals("ALWAYS") || (entry.word().equals("WHEN_DEPUTY") && facts.hasDeputy());
        var one = facts.principals().get("/subject/principal");
        var other = facts.principals().get("/service/principal");
        var known = Gaps.isThere(one.certificateNumber()) && Gaps.isThere(other.certificateNumber());
        return asked
                        && known
                        && !one.certificateNumber()
                                .strip()
                                .equalsIgnoreCase(other.certificateNumber().strip())
                ? List.of(Violation.of("/service/principal/certificateNumber", "PRINCIPALS_DIFFER", id()))
                : List.of();
    }
}
