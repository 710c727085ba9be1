package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.limit.WindowSettings;
import cn.icpfiling.inspection.dns.resolve.ResolveSettings;
import cn.icpfiling.inspection.dns.transport.TransportSettings;
import cn.icpfiling.inspection.dns.zone.ZoneSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings for servers on loopback: short timeouts, wide limits. */
public final class TestSettings {
    private TestSettings() {}

    public static ScanSettings of(Map<String, List<InetSocketAddress>> zones, int port) {
        return of(zones(zones, port), 1e9);
    }

    /** With another timeout of the first try; the longest is twice that. */
    public static ScanSettings withTimeout(ScanSettings settings, int millis) {
        var from = settings.transport();
        var transport = new TransportSettings(
                from.sourcePorts(),
                from.inFlightPerPort(),
                from.receiveBuffer(),
                Duration.ofMillis(millis),
                Duration.ofMillis(2L * millis),
                from.jitter(),
                Duration.ofMillis(10L * millis),
                from.tcpConnections(),
                from.mixedCase(),
                from.ipv6(),
                from.batches(),
                from.joins(),
                from.local());
        return new ScanSettings(
                settings.zones(),
                settings.resolve(),
                settings.limits(),
                transport,
                settings.health(),
                settings.openDomains());
    }

    /** With one packet a system call, or many where the machine can. */
    public static ScanSettings withBatches(ScanSettings settings, boolean batches) {
        var from = settings.transport();
        var transport = new TransportSettings(
                from.sourcePorts(),
                from.inFlightPerPort(),
                from.receiveBuffer(),
                from.timeout(),
                from.longestTimeout(),
                from.jitter(),
                from.tcpTimeout(),
                from.tcpConnections(),
                from.mixedCase(),
                from.ipv6(),
                batches,
                from.joins(),
                from.local());
        return new ScanSettings(
                settings.zones(),
                settings.resolve(),
                settings.limits(),
                transport,
                settings.health(),
                settings.openDomains());
    }

    /** With another rule for frozen groups. */
    public static ScanSettings withHealth(ScanSettings settings, HealthSettings health) {
        return new ScanSettings(
                settings.zones(),
                settings.resolve(),
                settings.limits(),
                settings.transport(),
                health,
                settings.openDomains());
    }

    public static ScanSettings of(ZoneSettings zones, double groupPerSecond) {
        var window = new WindowSettings(64, 64, 100, Duration.ofMillis(50));
        return new ScanSettings(
                zones,
                ResolveSettings.defaults(),
                new LimitSettings(1e9, groupPerSecond, Map.of(), window),
                transport(),
                HealthSettings.defaults(),
                20_000);
    }

    public static ZoneSettings zones(Map<String, List<InetSocketAddress>> zones, int port) {
        return new ZoneSettings(
                zones, List.of(), port, 100_000, 100_000, Duration.ofMinutes(1), Duration.ofDays(1), true);
    }

    static TransportSettings transport() {
        return new TransportSettings(
                4,
                400,
                4 << 20,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMillis(10),
                Duration.ofMillis(500),
                32,
                true,
                false,
                true,
                true,
                Optional.empty());
    }
}
