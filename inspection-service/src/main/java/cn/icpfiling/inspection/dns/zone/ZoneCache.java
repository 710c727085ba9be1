package cn.icpfiling.inspection.dns.zone;

import cn.icpfiling.inspection.dns.transport.NameServers;
import cn.icpfiling.inspection.dns.wire.Name;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The configured zones, and the delegations learnt in this run until their time to live ends. */
public final class ZoneCache {
    private final Map<Name, Zone> configured = new HashMap<>();
    private final Map<Name, Zone> learnt;
    private final ZoneSettings settings;
    private final LongSupplier nanoTime;

    public ZoneCache(ZoneSettings settings, NameServers servers, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.learnt = new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Name, Zone> eldest) {
                return size() > settings.cachedZones();
            }
        };
        settings.zones().forEach((zone, addresses) -> configure(zone, addresses, false, servers));
        if (!settings.resolvers().isEmpty()) {
            configure(".", settings.resolvers(), true, servers);
        }
    }

    private void configure(String zone, List<InetSocketAddress> addresses, boolean resolver, NameServers servers) {
        var name = Name.parse(zone).orElseThrow(() -> new IllegalArgumentException("No zone name: " + zone));
        var known = addresses.stream().map(servers::at).toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("A zone needs a name server: " + zone);
        }
        configured.put(name, Zone.configured(name, known, resolver));
    }

    /** A zone and the suffix of the name under which the cache knows the zone. */
    public record Found(Name suffix, Zone zone) {}

    /** The deepest known zone that the name lies in; null if not even the root is known. */
    public Found deepest(Name name) {
        var suffix = name;
        while (true) {
            var zone = configured.get(suffix);
            if (zone == null) {
                zone = fresh(suffix);
            }
            if (zone != null) {
                return new Found(suffix, zone);
            }
            if (suffix.isRoot()) {
                return null;
            }
            suffix = suffix.parent();
        }
    }

    private Zone fresh(Name name) {
        if (learnt.isEmpty()) {
            return null;
        }
        var zone = learnt.get(name);
        if (zone != null && zone.isExpired(nanoTime.getAsLong())) {
            learnt.remove(name);
            return null;
        }
        return zone;
    }

    /** A zone that its parent has delegated, not kept yet; the time to live is in seconds. */
    public Zone zone(Name name, ZoneServers servers, Zone parent, Referral referral, int ttl) {
        return Zone.delegated(name, servers, parent, referral, nanoTime.getAsLong() + keepNanos(ttl));
    }

    /** Keeps a delegated zone until its time to live ends. */
    public void keep(Zone zone) {
        learnt.put(zone.name(), zone);
    }

    /** Tells whether the cache has this very zone. */
    public boolean holds(Zone zone) {
        return configured.get(zone.name()) == zone || learnt.get(zone.name()) == zone;
    }

    /** Notes that names below the suffix are answered by a zone above, so there is no delegation to discover. */
    public void noteNoCut(Name suffix, Zone zone) {
        learnt.put(suffix, zone);
    }

    /** How long something with this time to live (seconds) is kept, in nanoseconds. */
    public long keepNanos(int ttl) {
        var seconds = Math.clamp(
                ttl, settings.shortestTtl().toSeconds(), settings.longestTtl().toSeconds());
        return seconds * 1_000_000_000L;
    }
}
