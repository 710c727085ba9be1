package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.Cidr;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.platform.idempotency.IdempotencyService;
import cn.icpfiling.platform.idempotency.IdempotentRequest;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.idempotency.StoredResponse;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Removes some lines of a provider's list and adds others, both or none. */
@ApplicationScoped
class ChangeNetworks {

    private final NetworkAccess access;
    private final IdempotencyService idempotency;
    private final ReadNetworkLines lines;
    private final NetworkLimit limit;
    private final ProviderNames names;
    private final NetworkTurns turns;
    private final WriteNetworks write;

    ChangeNetworks(
            NetworkAccess access,
            IdempotencyService idempotency,
            ReadNetworkLines lines,
            NetworkLimit limit,
            ProviderNames names,
            NetworkTurns turns,
            WriteNetworks write) {
        this.access = access;
        this.idempotency = idempotency;
        this.lines = lines;
        this.limit = limit;
        this.names = names;
        this.turns = turns;
        this.write = write;
    }

    StoredResponse handle(
            UUID provider, IdempotentRequest idempotentRequest, IfMatch ifMatch, NetworkChangeRequest request) {
        access.requireKnown(provider);
        if (request.takeOver()) {
            access.requireMayTakeOver();
        }
        var removed = lines.blocks("/remove", request.remove());
        var added = lines.read("/add", request.add());
        var earlier = idempotency.earlier(idempotentRequest);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        limit.count(provider);
        var target = new WriteNetworks.Target(
                provider, names.of(provider), ifMatch, "PROVIDER_NETWORKS.CHANGE", request.takeOver());
        return turns.inTurn(() -> idempotency.perform(idempotentRequest, () -> {
            var view = write.write(target, present -> change(present, request.remove(), removed, added));
            return new Reply(200, null, view.tag().toString(), view);
        }));
    }

    private static NetworkChange change(
            List<RecordedNetwork> present,
            List<NetworkChangeRequest.ListedNetwork> remove,
            List<Cidr> blocks,
            List<NewNetwork> added) {
        var byBlock = present.stream()
                .collect(Collectors.groupingBy(line -> line.network().cidr()));
        var removed = new LinkedHashSet<RecordedNetwork>();
        var unknown = new ArrayList<Violation>();
        for (var at = 0; at < blocks.size(); at++) {
            var from = remove.get(at).validFrom();
            var meant = byBlock.getOrDefault(blocks.get(at), List.of()).stream()
                    .filter(line -> from == null || from.equals(line.network().validFrom()))
                    .toList();
            if (meant.isEmpty()) {
                unknown.add(ReadNetworkLines.fault("/remove/" + at + "/cidr", NetworkFault.NETWORK_NOT_LISTED));
            }
            removed.addAll(meant);
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.broken(
                    unknown.stream().limit(ReadNetworkLines.MOST_FAULTS).toList());
        }
        var kept = present.stream().filter(line -> !removed.contains(line)).toList();
        return new NetworkChange(kept, List.copyOf(removed), added);
    }
}
