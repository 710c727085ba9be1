package cn.icpfiling.filing.core.rules;

import cn.icpfiling.platform.problem.Violation;
import java.util.List;
import java.util.Locale;

/** The home page lies under one of the domains. */
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
        var host = page.strip().toLowerCase(Locale.ROOT).replaceFirst("[/?#:].*$", "");
        var under = facts.domains().stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain));
        return under ? List.of() : List.of(Violation.of("/service/homePage", "HOME_PAGE_ELSEWHERE", id()));
    }
}
