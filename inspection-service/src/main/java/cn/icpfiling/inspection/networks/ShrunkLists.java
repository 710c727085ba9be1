package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.Cidr;
import cn.icpfiling.inspection.core.networks.Coverage;
import cn.icpfiling.inspection.core.networks.Network;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Holds back a whole list that drops many of the provider's addresses: a list that an export cut short would make all its
 * sites look away. A person confirms it with the number of the lines that it drops, which a program cannot know by itself.
 */
@ApplicationScoped
class ShrunkLists {

    private static final int PERCENT = 100;

    private final NetworkRegions regions;
    private final Clock clock;
    private final double share;

    ShrunkLists(
            NetworkRegions regions, Clock clock, @ConfigProperty(name = "icp.networks.held-back-share") double share) {
        this.regions = regions;
        this.clock = clock;
        this.share = share;
    }

    /**
     * Refuses with LIST_SHRINKS (422) unless the change drops few of today's mainland addresses, or the caller confirms.
     *
     * @param confirmed how many lines the caller knows the list to drop; null for no confirmation
     */
    void refuse(NetworkChange change, Integer confirmed) {
        var dropped = change.removed().size();
        if (dropped == 0 || confirmed != null && confirmed == dropped) {
            return;
        }
        var today = LegalTime.dayOf(clock.instant());
        var kept = change.kept().stream().map(RecordedNetwork::network).toList();
        var removed = change.removed().stream().map(RecordedNetwork::network).toList();
        var added = change.added().stream().map(NewNetwork::network).toList();
        var lost = Coverage.lost(counted(Stream.of(kept, removed), today), counted(Stream.of(kept, added), today));
        if (lost > share) {
            throw ProblemException.broken(List.of(ReadNetworkLines.fault(
                    "/confirmedRemovals",
                    NetworkFault.LIST_SHRINKS,
                    String.valueOf(dropped),
                    String.valueOf(kept.size() + dropped),
                    Math.round(lost * PERCENT))));
        }
    }

    /** A network that is not on the mainland makes no site healthy, and one of another day does not now. */
    private List<Cidr> counted(Stream<List<Network>> networks, LocalDate today) {
        return networks.flatMap(List::stream)
                .filter(network -> network.isValidOn(today) && regions.isMainland(network.region()))
                .map(Network::cidr)
                .toList();
    }
}
