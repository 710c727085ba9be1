package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** No domain lies under a top-level domain that the province refuses beyond the ministry's list. */
final class DomainSuffixesAreTaken implements ProvinceRule {

    @Override
    public RuleParameter parameter() {
        return RuleParameter.TLD_REFUSED;
    }

    @Override
    public List<Violation> check(OrderFacts facts, RuleEntry entry) {
        var broken = new ArrayList<Violation>();
        for (var i = 0; i < facts.domains().size(); i++) {
            var tld = tld(facts.domains().get(i));
            if (entry.value().contains(tld)) {
                broken.add(Violation.of("/service/domains/" + i, "TLD_REFUSED_BY_PROVINCE", id(), tld));
            }
        }
        return broken;
    }

    /** Empty if the text is no domain; another rule reports that. */
    private static String tld(String domain) {
        try {
            return DomainName.parse(domain).tld();
        } catch (IllegalArgumentException notADomain) {
            return "";
        }
    }
}
