package cn.icpfiling.inspection.dns;

import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.limit.WindowSettings;
import cn.icpfiling.inspection.dns.resolve.ResolveSettings;
import cn.icpfiling.inspection.dns.transport.TransportSettings;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * P1, a separate program: {@code ADDRESS PORT NAMES ROUNDS}. Asks an authoritative server for the A records of
 * {@code n0.bench.test} to {@code n<NAMES - 1>.bench.test}, where the last three bytes of each address are the number.
 * Prints names a second and processor time a name. Run it on one core ({@code taskset -c 0}), NSD with one process on
 * another, and {@code dnsperf -T1 -c1 -q100} in turn; the first rounds are warm-up.
 */
public final class LookupRate {
    private static final int WINDOW = 200;
    private static final int PORTS = 4;

    private LookupRate() {}

    public static void main(String... arguments) {
        var server = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        var names = Integer.parseInt(arguments[2]);
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (var round = 0; round < Integer.parseInt(arguments[3]); round++) {
            var cpu = process.getProcessCpuTime();
            var sum = new long[1];
            var report = run(
                    server,
                    names,
                    verdict -> verdict.addresses().forEach(address -> sum[0] += address.hashCode() & 0xffffff));
            cpu = process.getProcessCpuTime() - cpu;
            var right = report.verdicts().equals(Map.of(VerdictKind.ADDRESSES, (long) names))
                    && sum[0] == (long) names * (names - 1) / 2;
            System.out.printf(
                    "%.0f names/s, %.2f us a name, %d without answer, %s%n",
                    names / (report.took().toNanos() / 1e9),
                    cpu / 1e3 / names,
                    report.counters().silent(),
                    right ? "all right" : "WRONG " + report.verdicts());
        }
    }

    /** Looks up the first names of the zone once. */
    static ScanReport run(InetSocketAddress server, int names, Consumer<Verdict> consumer) {
        var targets = IntStream.range(0, names)
                .mapToObj(number -> ScanTarget.of("n" + number + ".bench.test"))
                .iterator();
        return new ScanEngine(settings(server), Clock.systemUTC(), new SecureRandom())
                .run(targets, consumer, Duration.ofMinutes(2));
    }

    private static ScanSettings settings(InetSocketAddress server) {
        var defaults = TransportSettings.defaults();
        var transport = new TransportSettings(
                PORTS,
                WINDOW / PORTS,
                defaults.receiveBuffer(),
                defaults.timeout(),
                defaults.longestTimeout(),
                defaults.jitter(),
                defaults.tcpTimeout(),
                defaults.tcpConnections(),
                defaults.mixedCase(),
                defaults.ipv6(),
                defaults.batches(),
                defaults.joins(),
                Optional.empty());
        return new ScanSettings(
                TestSettings.zones(Map.of("bench.test", List.of(server)), server.getPort()),
                new ResolveSettings(4, 2, 4, 8, 6, false),
                new LimitSettings(
                        1e9, 1e9, Map.of(), new WindowSettings(WINDOW, WINDOW, WINDOW, Duration.ofMillis(200))),
                transport,
                HealthSettings.defaults(),
                2000);
    }
}
