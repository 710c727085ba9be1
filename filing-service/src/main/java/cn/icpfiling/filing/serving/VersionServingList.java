package cn.icpfiling.filing.serving;

import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Gives what happened its place in the lists. One transaction at a time, under the row of the lease, takes the oldest of the queue and
 * writes versions, entries, changes and events. So versions become visible in their own order and without holes, in whatever order the
 * transactions of the business were committed.
 */
@ApplicationScoped
class VersionServingList {

    static final String TOPIC = "icp.filing.serving.v1";
    static final String PARTNER_TOPIC = "icp.filing.partner-serving.v1";

    private static final int BATCH = 200;

    private final ServingTable table;
    private final Outbox outbox;

    VersionServingList(ServingTable table, Outbox outbox) {
        this.table = table;
        this.outbox = outbox;
    }

    /** @return whether there may be more to version at once */
    boolean handle(Lease lease) {
        return !table.unversioned(1).isEmpty() && lease.fenced(this::version).orElse(0) == BATCH;
    }

    private int version() {
        var waiting = table.unversioned(BATCH);
        if (waiting.isEmpty()) {
            return 0;
        }
        var happenings =
                waiting.stream().map(ServingTable.Unversioned::happening).toList();
        var lists = new LinkedHashMap<UUID, TreeSet<String>>();
        for (var one : happenings) {
            if (!one.ofPartnerAlone()) {
                domainsOf(ServingTable.WHOLE, lists).add(one.domain());
            }
            if (one.partner() != null) {
                domainsOf(one.partner(), lists).add(one.domain());
            }
        }
        var versionings = new LinkedHashMap<UUID, ListVersioning>();
        lists.forEach((list, domains) ->
                versionings.put(list, new ListVersioning(list, table.version(list), table.entries(list, domains))));
        for (var one : happenings) {
            if (!one.ofPartnerAlone()) {
                versionings.get(ServingTable.WHOLE).take(one).ifPresent(change -> tell(change, one.partner()));
            }
            if (one.partner() != null) {
                versionings.get(one.partner()).take(one).ifPresent(change -> tellPartner(change, one.partner()));
            }
        }
        versionings.values().forEach(table::write);
        table.delete(waiting.stream().map(ServingTable.Unversioned::n).toList());
        return waiting.size();
    }

    private static TreeSet<String> domainsOf(UUID list, Map<UUID, TreeSet<String>> lists) {
        return lists.computeIfAbsent(list, _ -> new TreeSet<>());
    }

    private void tell(ServingEntry change, UUID partner) {
        outbox.append(new OutboxEvent(
                TOPIC,
                change.domain(),
                change.state() == ServingState.SERVE ? "filing.serving.started" : "filing.serving.stopped",
                change.id(),
                change.sequence(),
                ServingEventData.of(change, partner)));
    }

    /** All changes of a partner's list have one key, because the partner applies them in the order of their versions (ADR 0063). */
    private void tellPartner(ServingEntry change, UUID partner) {
        outbox.append(new OutboxEvent(
                PARTNER_TOPIC,
                partner.toString(),
                "filing.serving.changed",
                partner,
                change.version(),
                PartnerServingEventData.of(change, partner)));
    }
}
