package cn.icpfiling.inspection.dns.zone;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where resolution starts.
 *
 * @param zones authoritative name servers by zone in A-label form; {@code "."} holds the root hints. Zones below are
 *     found by referral
 * @param resolvers recursive resolvers. If there is one, they are asked for everything and {@code zones} must be empty
 * @param serverPort the port of name servers that a referral names
 * @param cachedZones delegations kept at once; the longest unused one goes first
 * @param cachedHosts addresses of name servers kept at once, by host name
 * @param shortestTtl a delegation is kept at least this long
 * @param longestTtl a delegation is kept at most this long
 * @param privateServers whether a referral may lead to loopback, link-local or private addresses. Off outside of tests:
 *     else any domain could make the engine send packets into the own network
 */
public record ZoneSettings(
        Map<String, List<InetSocketAddress>> zones,
        List<InetSocketAddress> resolvers,
        int serverPort,
        int cachedZones,
        int cachedHosts,
        Duration shortestTtl,
        Duration longestTtl,
        boolean privateServers) {
    public ZoneSettings {
        zones = Map.copyOf(zones);
        resolvers = List.copyOf(resolvers);
        if (zones.isEmpty() == resolvers.isEmpty()) {
            throw new IllegalArgumentException("Give either zones with name servers or recursive resolvers");
        }
    }

    /** Works through authoritative servers. */
    public static ZoneSettings authoritative(Map<String, List<InetSocketAddress>> zones, int serverPort) {
        return new ZoneSettings(
                zones, List.of(), serverPort, 200_000, 200_000, Duration.ofMinutes(1), Duration.ofDays(1), false);
    }

    /** Works through recursive resolvers. */
    public static ZoneSettings recursive(List<InetSocketAddress> resolvers) {
        return new ZoneSettings(Map.of(), resolvers, 53, 1, 1, Duration.ofMinutes(1), Duration.ofDays(1), false);
    }
}
