package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Every domain is a registrable name, and no domain occurs twice. */
final class DomainsAreRegistrable implements FilingRule {

    @Override
    public String id() {
        return "F-030";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var broken = new ArrayList<Violation>();
        var seen = new HashSet<String>();
        var domains = facts.domains();
        for (var i = 0; i < domains.size(); i++) {
            var pointer = "/service/domains/" + i;
            var faults = DomainFaults.of(pointer, domains.get(i), id());
            broken.addAll(faults);
            if (faults.isEmpty() && !seen.add(DomainName.parse(domains.get(i)).ascii())) {
                broken.add(Violation.of(pointer, "DOMAIN_TWICE", id()));
            }
        }
        return broken;
    }
}
