package cn.icpfiling.inspection.dns.resolve;

import cn.icpfiling.inspection.dns.resolve.HostLookup.Path;
import cn.icpfiling.inspection.dns.resolve.HostLookup.Waiter;
import cn.icpfiling.inspection.dns.transport.NameServer;
import cn.icpfiling.inspection.dns.verdict.FamilyResult;
import cn.icpfiling.inspection.dns.verdict.Proof;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import cn.icpfiling.inspection.dns.wire.Name;
import cn.icpfiling.inspection.dns.wire.Wire;
import cn.icpfiling.inspection.dns.zone.Referral;
import cn.icpfiling.inspection.dns.zone.Zone;
import cn.icpfiling.inspection.dns.zone.ZoneServers;
import cn.icpfiling.inspection.dns.zone.ZoneServers.Completeness;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the addresses behind the names of name servers, each name once, and keeps them for their time to live. Names
 * that need each other in a circle, or in too long a row, have no address that counts.
 */
final class NameServerHosts {
    private final Resolver resolver;
    private final Map<Name, HostLookup> underWay = new HashMap<>();
    private final Map<Name, Known> known;

    /** Lookups that go on. A queue and no call, because thousands of lookups may wait for each other in a row. */
    private final ArrayDeque<Runnable> ready = new ArrayDeque<>();

    private boolean draining;

    /** The addresses of a host; none and not uncertain means that the host has no address. */
    private record Known(List<NameServer> servers, boolean uncertain, int height, long expiresNanos) {}

    NameServerHosts(Resolver resolver, int most) {
        this.resolver = resolver;
        this.known = new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Name, Known> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * Learns a delegation and lets the lookup enter the zone. Lookups that waited for {@code explored} go on too.
     *
     * @param explored the cut that the lookup explores for others, or null
     * @param proof the referral
     * @param by the server of the parent that gave it
     */
    void enter(Delegation delegation, Zone parent, NameLookup lookup, Name explored, Proof proof, NameServer by) {
        var wait = new DelegationWait(
                lookup,
                done -> later(() -> {
                    var zone = zoneOf(delegation, parent, by, done);
                    if (zone.servers().isEmpty()) {
                        lookup.addProof(proof);
                    }
                    if (explored != null) {
                        resolver.cuts().release(explored, true);
                    }
                    lookup.enter(zone);
                }));
        for (var number = 0; number < delegation.hosts().size(); number++) {
            var host = delegation.hosts().get(number);
            var glue = delegation.glue().get(host);
            if (glue != null) {
                wait.add(number, servers(glue), 0);
            } else if (!host.isWithin(delegation.zone())) {
                collect(host, number, wait);
            }
        }
        wait.oneDone();
    }

    private Zone zoneOf(Delegation delegation, Zone parent, NameServer by, DelegationWait wait) {
        var found = !wait.servers().isEmpty();
        var onlyHost = delegation.hosts().size() == 1 && found;
        var completeness = wait.isUncertain()
                ? Completeness.UNCERTAIN
                : onlyHost ? Completeness.ONE_HOST : Completeness.SEVERAL_HOSTS;
        var height = Math.max(parent.height(), wait.height());
        var zone = resolver.zones()
                .zone(
                        delegation.zone(),
                        new ZoneServers(wait.servers(), completeness, height),
                        parent,
                        new Referral(by, delegation.hosts(), delegation.glue()),
                        found && !wait.isUncertain() ? delegation.ttl() : 0);
        var asking = wait.lookup.host();
        if (asking != null) {
            asking.cuts.addAll(wait.cuts());
            wait.cuts().remove(asking);
        }
        if (wait.cuts().isEmpty()) {
            resolver.zones().keep(zone);
        }
        return zone;
    }

    private void later(Runnable step) {
        ready.add(step);
        if (!draining) {
            draining = true;
            try {
                for (var next = ready.poll(); next != null; next = ready.poll()) {
                    next.run();
                }
            } finally {
                draining = false;
            }
        }
    }

    private List<NameServer> servers(List<InetAddress> addresses) {
        var servers = new ArrayList<NameServer>(addresses.size());
        for (var address : addresses) {
            if (resolver.mayAsk(address)) {
                servers.add(resolver.serverAt(address));
            }
        }
        return servers;
    }

    private void collect(Name host, int number, DelegationWait wait) {
        var found = known.get(host);
        if (found != null && found.expiresNanos() - resolver.nanoTime() > 0) {
            give(found, new Waiter(wait, number), Set.of());
            return;
        }
        var asking = wait.lookup.host();
        var started = underWay.get(host);
        if (asking != null && started != null) {
            var path = started.pathTo(asking, resolver.settings().deepestHosts());
            if (path != Path.FREE) {
                stop(wait, path == Path.CIRCLE ? started : HostLookup.STOP);
                return;
            }
        }
        if (started == null && !wait.lookup.budget().take()) {
            stop(wait, HostLookup.STOP);
            return;
        }
        wait.expectOneMore();
        var lookup = started == null ? new HostLookup(host, wait.lookup.budget()) : started;
        lookup.waiting.add(new Waiter(wait, number));
        if (asking != null) {
            asking.needs.add(lookup);
        }
        if (started == null) {
            underWay.put(host, lookup);
            start(lookup);
        }
    }

    private static void stop(DelegationWait wait, HostLookup cut) {
        wait.noteUncertain();
        wait.noteCuts(Set.of(cut));
    }

    private void start(HostLookup host) {
        var self = new NameLookup[1];
        self[0] = NameLookup.ofHost(resolver, host, Wire.TYPE_A, a -> {
            var ttl = self[0].ttl();
            if (resolver.asksIpv6()) {
                NameLookup.ofHost(resolver, host, Wire.TYPE_AAAA, aaaa -> end(host, List.of(a, aaaa), ttl))
                        .begin(false);
            } else {
                end(host, List.of(a), ttl);
            }
        });
        self[0].begin(false);
    }

    private void end(HostLookup host, List<FamilyResult> results, int ttl) {
        var servers = new ArrayList<NameServer>(2);
        var uncertain = false;
        for (var result : results) {
            servers.addAll(servers(result.addresses()));
            uncertain |= !result.kind().isDefinite() && result.kind() != VerdictKind.LAME;
        }
        var keep = resolver.nanoTime() + resolver.zones().keepNanos(servers.isEmpty() ? 0 : ttl);
        var found = new Known(servers, uncertain, host.height, keep);
        host.cuts.remove(host);
        if (host.cuts.isEmpty()) {
            known.put(host.name, found);
        }
        underWay.remove(host.name);
        for (var waiter : host.waiting) {
            var asking = waiter.delegation().lookup.host();
            if (asking != null) {
                asking.needs.remove(host);
            }
            if (isOutside(asking, host.cuts)) {
                collect(host.name, waiter.host(), waiter.delegation());
            } else {
                give(found, waiter, host.cuts);
            }
            waiter.delegation().oneDone();
        }
    }

    /** A result that leaves out where a circle led back to does not hold for a lookup outside of the circle. */
    private static boolean isOutside(HostLookup asking, Set<HostLookup> cuts) {
        for (var cut : cuts) {
            if (cut != HostLookup.STOP && (asking == null || cut.pathTo(asking, Integer.MAX_VALUE) != Path.CIRCLE)) {
                return true;
            }
        }
        return false;
    }

    /** An address that rests on too many hosts in a row is left out, independent of the lookup that asked first. */
    private void give(Known found, Waiter waiter, Set<HostLookup> cuts) {
        var wait = waiter.delegation();
        var room = resolver.settings().deepestHosts() - (wait.lookup.host() == null ? 0 : 1);
        if (found.height() > room) {
            wait.noteUncertain();
        } else {
            wait.add(waiter.host(), found.servers(), found.height());
        }
        if (found.uncertain()) {
            wait.noteUncertain();
        }
        wait.noteCuts(cuts);
    }
}
