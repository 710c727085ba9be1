package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;

/** The home page lies under one of the domains, in any notation of either. */
final class HomePageLiesUnderADomain implements FilingRule {

    @Override
    public String id() {
        return "F-032";
    }

    @Override
    public List<Violation> check(OrderFacts facts) {
        var page = facts.service().homePage();
        if (!Gaps.isThere(page) || facts.domains().isEmpty()) {
            return List.of();
        }
        var host = HomePage.host(page);
        var under = facts.domains().stream().anyMatch(domain -> DomainFaults.under(host, domain));
        return under ? List.of() : List.of(Violation.of("/service/homePage", "HOME_PAGE_ELSEWHERE", id()));
    }
}
