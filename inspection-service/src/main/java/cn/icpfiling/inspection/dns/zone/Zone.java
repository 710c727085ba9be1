package cn.icpfiling.inspection.dns.zone;

import cn.icpfiling.inspection.dns.transport.NameServer;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.zone.ZoneServers.Completeness;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;

/** A zone with the addresses of its name servers in a fixed order. */
public final class Zone {
    /** Servers of one zone that are considered; root and top-level zones have up to 13 names. */
    public static final int MOST_SERVERS = 16;

    private final Name name;
    private final List<NameServer> servers;
    private final boolean resolver;
    private final long expiresNanos;
    private final String group;
    private final String parentGroup;
    private final Zone parent;
    private final Referral referral;
    private final Completeness completeness;
    private final int height;

    /** The hosts of each server, as bits. */
    private final int[] hosts;

    /** Whether a second server of the zone above delegated the same. */
    private boolean confirmed;

    private Zone(Name name, ZoneServers known, boolean resolver, long expires, Zone parent, Referral referral) {
        var sorted = known.hosts().keySet().toArray(NameServer[]::new);
        Arrays.sort(sorted);
        this.name = name;
        this.servers = List.of(sorted.length > MOST_SERVERS ? Arrays.copyOf(sorted, MOST_SERVERS) : sorted);
        this.hosts = new int[servers.size()];
        for (var i = 0; i < hosts.length; i++) {
            hosts[i] = known.hosts().get(sorted[i]);
        }
        this.resolver = resolver;
        this.expiresNanos = expires;
        this.group = groupOf(servers);
        this.parentGroup = parent == null ? "" : parent.group;
        this.parent = parent;
        this.referral = referral;
        this.completeness = known.completeness();
        this.height = known.height();
    }

    /**
     * A zone from the settings. It never expires. Each address counts as a server of its own; nothing tells whether the
     * zone has others.
     */
    static Zone configured(Name name, List<NameServer> servers, boolean resolver) {
        var hosts = new HashMap<NameServer, Integer>();
        servers.forEach(server -> hosts.putIfAbsent(server, 1 << hosts.size()));
        var known = new ZoneServers(hosts, Completeness.SEVERAL_HOSTS, 0);
        return new Zone(name, known, resolver, Long.MAX_VALUE, null, null);
    }

    /** A zone that its parent has delegated. */
    static Zone delegated(Name name, ZoneServers known, Zone parent, Referral referral, long expiresNanos) {
        return new Zone(name, known, false, expiresNanos, parent, referral);
    }

    /** A scan makes a zone for nearly each domain, so the usual case of one group makes no new text. */
    private static String groupOf(List<NameServer> servers) {
        if (servers.isEmpty()) {
            return "";
        }
        var first = servers.getFirst().groupKey();
        for (var server : servers) {
            if (!server.groupKey().equals(first)) {
                var keys = new TreeSet<String>();
                servers.forEach(each -> keys.add(each.groupKey()));
                return String.join("+", keys);
            }
        }
        return first;
    }

    public Name name() {
        return name;
    }

    /** Sorted by address, at most {@link #MOST_SERVERS}. */
    public List<NameServer> servers() {
        return servers;
    }

    /** Tells whether the servers are recursive resolvers, which answer for every name and need no authority. */
    public boolean isResolver() {
        return resolver;
    }

    /** The keys of the servers' groups, sorted and joined by a plus sign. */
    public String group() {
        return group;
    }

    /** The same of the zone that delegated this one; empty for a configured zone. */
    public String parentGroup() {
        return parentGroup;
    }

    /** The zone that delegated this one; null for a configured zone. */
    public Zone parent() {
        return parent;
    }

    /** The words of the server that delegated this zone; null for a configured zone. */
    public Referral referral() {
        return referral;
    }

    /** Tells whether nothing above this zone is still to be confirmed by a second server. */
    public boolean isConfirmed() {
        return parent == null || confirmed;
    }

    /** Notes that a second server of the zone above delegated the same, or that the zone above has no other server. */
    public void confirm() {
        confirmed = true;
    }

    /** Tells whether all that could be found of the zone's servers was found. */
    public boolean isCertain() {
        return completeness != Completeness.UNCERTAIN;
    }

    /** Tells whether the delegation names one host alone, and all its addresses are known. */
    public boolean hasOneHost() {
        return completeness == Completeness.ONE_HOST;
    }

    /** Name servers' names in a row that the addresses of the servers rest on; 0 if glue gave them. */
    public int height() {
        return height;
    }

    /**
     * Tells whether the servers at two places of an order have different names. Two addresses of one name are one
     * server, whose word does not confirm itself.
     */
    public boolean areDifferentHosts(long order, int one, int other) {
        return (hosts[index(order, one)] & hosts[index(order, other)]) == 0;
    }

    boolean isExpired(long nowNanos) {
        return expiresNanos != Long.MAX_VALUE && nowNanos - expiresNanos >= 0;
    }

    /**
     * The order in which the servers are asked for one name: the indexes of the servers, four bits each, the first in
     * the lowest bits. The order depends on the name and the addresses alone, so two scans ask in the same order, and
     * the names spread over the servers.
     */
    public long orderFor(Name asked) {
        if (servers.size() == 1) {
            return 0;
        }
        var hash = asked.stableHash();
        var order = 0L;
        var taken = 0;
        for (var place = 0; place < servers.size(); place++) {
            var best = -1;
            var bestRank = 0L;
            for (var i = 0; i < servers.size(); i++) {
                if ((taken & 1 << i) == 0) {
                    var rank = servers.get(i).rankFor(hash);
                    if (best < 0 || rank > bestRank) {
                        best = i;
                        bestRank = rank;
                    }
                }
            }
            taken |= 1 << best;
            order |= (long) best << 4 * place;
        }
        return order;
    }

    /** The server at a place of an order from {@link #orderFor}. */
    public NameServer serverAt(long order, int place) {
        return servers.get(index(order, place));
    }

    private static int index(long order, int place) {
        return (int) (order >>> 4 * place & 0xf);
    }
}
