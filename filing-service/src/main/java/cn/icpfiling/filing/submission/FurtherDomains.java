package cn.icpfiling.filing.submission;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.typecheck.DomainsAtAuthority;
import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the further domains of a new filing that the authority has or bars (docs/trade.md 2.1, rows 4 and 5). The type check asked
 * about its own domain alone.
 */
@ApplicationScoped
class FurtherDomains {

    /** An access filing and a change name domains that the authority is to have. */
    private static final Set<OrderType> NEW = EnumSet.of(
            OrderType.FIRST_FILING, OrderType.NEW_SERVICE_SAME_PROVIDER, OrderType.NEW_SERVICE_OTHER_PROVIDER);

    private final DomainsAtAuthority authority;

    FurtherDomains(DomainsAtAuthority authority) {
        this.authority = authority;
    }

    /** The network is asked, so call this outside any transaction. */
    Findings of(DomainFindings.Asked asked) {
        if (!asked.complete() || !NEW.contains(asked.verified().type())) {
            return Findings.NONE;
        }
        var domains = asked.domains();
        var further = IntStream.range(0, domains.size())
                .filter(at -> !isChecked(domains.get(at), asked.checked()))
                .boxed()
                .toList();
        if (further.isEmpty()) {
            return Findings.NONE;
        }
        var standings = authority.of(further.stream().map(domains::get).toList());
        var broken = new ArrayList<Violation>();
        var warnings = new ArrayList<Violation>();
        for (var at = 0; at < standings.size(); at++) {
            var pointer = asked.verified().pointers().get(further.get(at));
            switch (standings.get(at)) {
                case FILED -> broken.add(Violation.of(pointer, "DOMAIN_CONFLICT", null));
                case BARRED -> broken.add(Violation.of(pointer, "BLACKLISTED", null));
                case UNKNOWN -> warnings.add(Violation.of(pointer, "DOMAIN_STATUS_UNKNOWN", "F-031"));
                case NOT_FILED -> {}
            }
        }
        return Findings.NONE.and(broken, warnings, List.of());
    }

    private static boolean isChecked(String domain, String checked) {
        return checked != null && DomainName.parse(domain).equals(DomainName.parse(checked));
    }
}
