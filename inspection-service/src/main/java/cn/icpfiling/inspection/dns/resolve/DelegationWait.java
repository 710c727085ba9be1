package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.transport.NameServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A lookup at a delegation, while the addresses of the zone's servers are collected. */
final class DelegationWait {
    final NameLookup lookup;
    private final Consumer<DelegationWait> then;
    private final Map<NameServer, Integer> servers = new HashMap<>(4);
    private final Set<HostLookup> cuts = new HashSet<>(0);
    private boolean uncertain;
    private int height;
    private int open = 1;

    DelegationWait(NameLookup lookup, Consumer<DelegationWait> then) {
        this.lookup = lookup;
        this.then = then;
    }

    /** Takes the addresses of the delegation's host with this number; they rest on so many hosts in a row. */
    void add(int host, List<NameServer> found, int hosts) {
        for (var server : found) {
            servers.merge(server, 1 << host, (one, other) -> one | other);
            height = Math.max(height, hosts);
        }
    }

    /** Some host was not resolved, but may be another time. */
    void noteUncertain() {
        uncertain = true;
    }

    /** A circle or a bound cut the search short. */
    void noteCuts(Set<HostLookup> found) {
        cuts.addAll(found);
    }

    void expectOneMore() {
        open++;
    }

    /** One part is done; after the last one the lookup goes on. */
    void oneDone() {
        open--;
        if (open == 0) {
            then.accept(this);
        }
    }

    /** The servers, each with the numbers of its hosts as bits. */
    Map<NameServer, Integer> servers() {
        return servers;
    }

    boolean isUncertain() {
        return uncertain;
    }

    Set<HostLookup> cuts() {
        return cuts;
    }

    int height() {
        return height;
    }
}
