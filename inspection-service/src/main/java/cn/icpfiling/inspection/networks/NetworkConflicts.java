package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.Network;
import cn.icpfiling.inspection.core.networks.Overlaps;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.inspection.store.NetworkListTable;
import cn.icpfiling.inspection.store.ProviderNetworkTable;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Holds the added networks of a change against each other, the rest of the list, and the lists of others. */
@ApplicationScoped
class NetworkConflicts {

    private static final Logger LOG = Logger.getLogger(NetworkConflicts.class);

    private final NetworkListTable lists;
    private final ProviderNetworkTable networks;

    NetworkConflicts(NetworkListTable lists, ProviderNetworkTable networks) {
        this.lists = lists;
        this.networks = networks;
    }

    /**
     * A network in the check for overlaps.
     *
     * @param recorded null for an added network
     * @param added null for a network that is recorded already
     */
    private record Claim(Network network, UUID provider, RecordedNetwork recorded, NewNetwork added) {

        static Claim of(RecordedNetwork recorded) {
            return new Claim(recorded.network(), recorded.provider(), recorded, null);
        }

        boolean isNew() {
            return added != null;
        }
    }

    /** Refuses added networks that share an address on a day with each other, the list, or the list of another (422). */
    void refuse(UUID provider, NetworkChange change) {
        var claims = own(provider, change);
        claims.addAll(ofOthers(provider, change));
        refuse(provider, claims);
    }

    /**
     * Refuses added networks that share an address on a day with each other or the list (422).
     *
     * @return the lines of others that share an address on a day with an added network
     */
    List<RecordedNetwork> takenFromOthers(UUID provider, NetworkChange change) {
        refuse(provider, own(provider, change));
        var claims = new ArrayList<Claim>();
        change.added().forEach(added -> claims.add(new Claim(added.network(), provider, null, added)));
        claims.addAll(ofOthers(provider, change));
        return Overlaps.among(
                        claims,
                        Claim::network,
                        pair -> pair.outer().isNew() != pair.inner().isNew(),
                        Integer.MAX_VALUE)
                .stream()
                .map(pair -> pair.outer().isNew() ? pair.inner() : pair.outer())
                .map(Claim::recorded)
                .distinct()
                .toList();
    }

    private static List<Claim> own(UUID provider, NetworkChange change) {
        var claims = new ArrayList<Claim>();
        change.kept().forEach(kept -> claims.add(Claim.of(kept)));
        change.added().forEach(added -> claims.add(new Claim(added.network(), provider, null, added)));
        return claims;
    }

    private List<Claim> ofOthers(UUID provider, NetworkChange change) {
        var blocks =
                change.added().stream().map(added -> added.network().cidr()).toList();
        return networks.ofOthers(provider, blocks).stream().map(Claim::of).toList();
    }

    private void refuse(UUID provider, List<Claim> claims) {
        var recorded = new ArrayList<Overlaps.Pair<Claim>>();
        var faults = new LinkedHashSet<Violation>();
        for (var pair : Overlaps.among(
                claims, Claim::network, pair -> isOfAdded(pair, recorded), ReadNetworkLines.MOST_FAULTS)) {
            faults.add(fault(provider, pair));
        }
        tell(recorded);
        if (!faults.isEmpty()) {
            throw ProblemException.broken(List.copyOf(faults));
        }
    }

    /** An overlap of two recorded networks is no fault of this change. The first such pair is kept for the log. */
    private static boolean isOfAdded(Overlaps.Pair<Claim> pair, List<Overlaps.Pair<Claim>> recorded) {
        var isOfAdded = pair.outer().isNew() || pair.inner().isNew();
        if (!isOfAdded && recorded.isEmpty()) {
            recorded.add(pair);
        }
        return isOfAdded;
    }

    private static void tell(List<Overlaps.Pair<Claim>> recorded) {
        for (var pair : recorded) {
            LOG.errorf(
                    "recorded networks overlap: %s of provider %s and %s of provider %s; an administrator removes one",
                    pair.outer().network().cidr(),
                    pair.outer().provider(),
                    pair.inner().network().cidr(),
                    pair.inner().provider());
        }
    }

    /** The fault of the later one of two new networks, or of the new one. */
    private Violation fault(UUID provider, Overlaps.Pair<Claim> pair) {
        var isInnerNew = pair.inner().isNew()
                && (!pair.outer().isNew()
                        || pair.outer().added().position()
                                < pair.inner().added().position());
        var claim = isInnerNew ? pair.inner() : pair.outer();
        var other = isInnerNew ? pair.outer() : pair.inner();
        var pointer = claim.added().pointer();
        return other.provider().equals(provider)
                ? ReadNetworkLines.fault(
                        pointer,
                        NetworkFault.NETWORKS_OVERLAP,
                        other.network().cidr().text())
                : ReadNetworkLines.fault(
                        pointer,
                        NetworkFault.NETWORK_OF_OTHER_PROVIDER,
                        lists.find(other.provider()).orElseThrow().name());
    }
}
