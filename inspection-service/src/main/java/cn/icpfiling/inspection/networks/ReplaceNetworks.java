package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Replaces a provider's list. Lines that are the same as before stay as they are. */
@ApplicationScoped
class ReplaceNetworks {

    private final NetworkAccess access;
    private final ReadNetworkLines lines;
    private final NetworkLimit limit;
    private final ProviderNames names;
    private final NetworkTurns turns;
    private final ShrunkLists shrunkLists;
    private final WriteNetworks write;

    ReplaceNetworks(
            NetworkAccess access,
            ReadNetworkLines lines,
            NetworkLimit limit,
            ProviderNames names,
            NetworkTurns turns,
            ShrunkLists shrunkLists,
            WriteNetworks write) {
        this.access = access;
        this.lines = lines;
        this.limit = limit;
        this.names = names;
        this.turns = turns;
        this.shrunkLists = shrunkLists;
        this.write = write;
    }

    NetworkChangeView handle(UUID provider, IfMatch ifMatch, NetworkListRequest request) {
        access.requireKnown(provider);
        var wanted = lines.read("/networks", request.networks());
        limit.count(provider);
        var target =
                new WriteNetworks.Target(provider, names.of(provider), ifMatch, "PROVIDER_NETWORKS.REPLACE", false);
        return turns.inTurn(() -> UnitOfWork.in(() -> write.write(target, present -> {
            var change = change(present, wanted);
            shrunkLists.refuse(change, request.confirmedRemovals());
            return change;
        })));
    }

    private static NetworkChange change(List<RecordedNetwork> present, List<NewNetwork> wanted) {
        var unmatched = present.stream()
                .collect(Collectors.groupingBy(RecordedNetwork::network, Collectors.toCollection(ArrayDeque::new)));
        var kept = new ArrayList<RecordedNetwork>();
        var added = new ArrayList<NewNetwork>();
        for (var one : wanted) {
            var same = unmatched.getOrDefault(one.network(), new ArrayDeque<>()).poll();
            if (same == null) {
                added.add(one);
            } else {
                kept.add(same);
            }
        }
        var removed = unmatched.values().stream().flatMap(Collection::stream).toList();
        return new NetworkChange(kept, removed, added);
    }
}
