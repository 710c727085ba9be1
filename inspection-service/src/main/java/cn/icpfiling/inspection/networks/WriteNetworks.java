package cn.icpfiling.inspection.networks;

import cn.icpfiling.inspection.core.networks.NetworkList;
import cn.icpfiling.inspection.core.networks.RecordedNetwork;
import cn.icpfiling.inspection.store.NetworkListTable;
import cn.icpfiling.inspection.store.ProviderNetworkTable;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changes a list as a whole or not at all, in the caller's transaction, one list of all providers at a time. */
@ApplicationScoped
class WriteNetworks {

    static final int MOST_NETWORKS = 10_000;

    private final NetworkListTable lists;
    private final ProviderNetworkTable networks;
    private final NetworkConflicts conflicts;
    private final NetworkLimit limit;
    private final Audit audit;
    private final Clock clock;

    WriteNetworks(
            NetworkListTable lists,
            ProviderNetworkTable networks,
            NetworkConflicts conflicts,
            NetworkLimit limit,
            Audit audit,
            Clock clock) {
        this.lists = lists;
        this.networks = networks;
        this.conflicts = conflicts;
        this.limit = limit;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The list to change, and the act of the audit.
     *
     * @param takesOver whether lines of others that stand in the way are removed
     */
    record Target(UUID provider, String name, IfMatch ifMatch, String act, boolean takesOver) {}

    /**
     * Refuses a list that changed meanwhile (412), networks that overlap with others (422), and too many lines of a day (429).
     *
     * @param wish computes the change from the present lines of the list
     */
    @Transactional(Transactional.TxType.MANDATORY)
    NetworkChangeView write(Target target, Function<List<RecordedNetwork>, NetworkChange> wish) {
        lists.lock();
        var provider = target.provider();
        var version = lists.find(provider).map(NetworkList::version).orElse(0L);
        target.ifMatch().require(version);
        var change = wish.apply(networks.current(provider));
        var size = change.kept().size() + change.added().size();
        if (size > MOST_NETWORKS) {
            throw ProblemException.broken(
                    List.of(ReadNetworkLines.fault("", NetworkFault.TOO_MANY_NETWORKS, MOST_NETWORKS)));
        }
        var taken = takenFromOthers(target, change);
        if (change.isNone()) {
            return new NetworkChangeView(provider, version, size, 0, 0, 0);
        }
        limit.countLines(provider, change.added().size() + change.removed().size());
        var now = clock.instant();
        lists.publish(new NetworkList(provider, target.name(), version + 1, now));
        networks.remove(change.removed().stream().map(RecordedNetwork::id).toList(), now);
        remove(taken, provider, now);
        networks.add(provider, change.added().stream().map(NewNetwork::network).toList(), now);
        audit.record(Act.of(target.act(), "PROVIDER", provider)
                .with("version", version + 1)
                .with("added", change.added().size())
                .with("removed", change.removed().size()));
        return new NetworkChangeView(
                provider,
                version + 1,
                size,
                change.added().size(),
                change.removed().size(),
                taken.size());
    }

    private List<RecordedNetwork> takenFromOthers(Target target, NetworkChange change) {
        if (target.takesOver()) {
            return conflicts.takenFromOthers(target.provider(), change);
        }
        conflicts.refuse(target.provider(), change);
        return List.of();
    }

    /** A line of another list goes as a whole, also if it has more addresses or days: nothing of a false claim may stay. */
    private void remove(List<RecordedNetwork> taken, UUID takenFor, Instant now) {
        taken.stream().collect(Collectors.groupingBy(RecordedNetwork::provider)).forEach((other, lines) -> {
            var list = lists.find(other).orElseThrow();
            lists.publish(new NetworkList(other, list.name(), list.version() + 1, now));
            networks.remove(lines.stream().map(RecordedNetwork::id).toList(), now);
            audit.record(Act.of("PROVIDER_NETWORKS.TAKE_OVER", "PROVIDER", other)
                    .with("version", list.version() + 1)
                    .with("removed", lines.size())
                    .with("for", takenFor.toString()));
        });
    }
}
