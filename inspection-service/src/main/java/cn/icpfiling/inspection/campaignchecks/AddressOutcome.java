package cn.icpfiling.inspection.campaignchecks;

import cn.icpfiling.inspection.core.campaigns.CheckOutcome;
import cn.icpfiling.inspection.core.scans.Health;
import cn.icpfiling.inspection.core.scans.LookEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Judges the domains of a site by what the scans know. A fault needs the looks in a row that open a finding of a shell site
 * (docs/trade.md 3.4): one odd look is no fault. The region of an address is that of the network data on the day of the look.
 */
final class AddressOutcome {

    private static final String NO_RESOLUTION = "ACCESS.NO_RESOLUTION";
    private static final String IP_ABROAD = "ACCESS.IP_ABROAD";
    private static final String IP_NOT_OF_PROVIDER = "ACCESS.IP_NOT_OF_PROVIDER";
    private static final int MOST_ADDRESSES = 4;

    private final Predicate<String> isAbroad;
    private final List<CheckOutcome.Fault> found = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private AddressOutcome(Predicate<String> isAbroad) {
        this.isAbroad = isAbroad;
    }

    /** @param isAbroad whether a region of the network data is not on the mainland */
    static CheckOutcome of(List<ScannedDomain> domains, Predicate<String> isAbroad) {
        var outcome = new AddressOutcome(isAbroad);
        domains.forEach(outcome::add);
        return outcome.whole();
    }

    private void add(ScannedDomain domain) {
        var state = domain.state();
        if (state == null) {
            unknown.add(domain.domain() + " NOT_LOOKED_AT");
        } else if (state.look().health() == Health.NOT_HERE && state.found() && domain.away() != null) {
            addFault(domain);
        } else if (state.look().health() != Health.HERE) {
            unknown.add(domain.domain() + " " + state.look().verdict());
        }
    }

    private void addFault(ScannedDomain domain) {
        var look = domain.away();
        var all = look.evidence().addresses();
        var away = all.stream().filter(address -> !address.here()).toList();
        var reason =
                all.isEmpty() ? NO_RESOLUTION : away.stream().anyMatch(this::isAbroad) ? IP_ABROAD : IP_NOT_OF_PROVIDER;
        found.add(new CheckOutcome.Fault(reason, domain.domain()));
        faults.add(domain.domain() + " " + reason + " " + look.verdict()
                + away.stream().limit(MOST_ADDRESSES).map(AddressOutcome::told).collect(Collectors.joining())
                + " look " + look.id());
    }

    private boolean isAbroad(LookEvidence.Address address) {
        return address.region() != null && isAbroad.test(address.region());
    }

    private static String told(LookEvidence.Address address) {
        return " " + address.address() + (address.region() == null ? "" : " (" + address.region() + ")");
    }

    private CheckOutcome whole() {
        if (found.isEmpty()) {
            return unknown.isEmpty()
                    ? new CheckOutcome.Passed("")
                    : new CheckOutcome.Unknown(String.join("; ", unknown), false);
        }
        faults.addAll(unknown);
        return new CheckOutcome.Failed(found, !unknown.isEmpty(), String.join("; ", faults));
    }
}
