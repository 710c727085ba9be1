package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The checked domain is a registrable name. */
final class DomainIsRegistrable implements FilingRule {

    @Override
    public String id() {
        return "F-004";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        return DomainFaults.of("/domain", facts.identity().domain(), id());
    }
}
