package cn.icpfiling.inspection.dns.limit;

import java.util.Map;

/**
 * How hard the engine may press name servers.
 *
 * @param totalPerSecond queries a second to all groups together
 * @param groupPerSecond queries a second to one group, unless {@code byGroup} names the group. The default rate limit of
 *     NSD is 200 a second from one source (nsd.conf, rrl-ratelimit)
 * @param byGroup queries a second by key of the group, for instance {@code 192.0.2.0/24}
 * @param window the bounds of the adaptive window of one group
 */
public record LimitSettings(
        double totalPerSecond, double groupPerSecond, Map<String, Double> byGroup, WindowSettings window) {
    public LimitSettings {
        byGroup = Map.copyOf(byGroup);
    }

    public static LimitSettings defaults() {
        return new LimitSettings(100_000, 150, Map.of(), WindowSettings.defaults());
    }

    /** The rate of one group, in queries a second. */
    public double perSecond(String group) {
        return byGroup.getOrDefault(group, groupPerSecond);
    }
}
