package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.authority.Reply;
import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.dns.limit.LimitSettings;
import cn.icpfiling.inspection.dns.limit.WindowSettings;
import cn.icpfiling.inspection.dns.resolve.ResolveSettings;
import cn.icpfiling.inspection.dns.verdict.VerdictKind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PolitenessTest {
    private static final double RATE = 150;
    private static final long SECOND = 1_000_000_000L;
    private static final List<String> SERVERS = List.of("127.0.1.1", "127.0.1.2", "127.0.2.1", "127.0.3.1");

    @Test
    void no_group_gets_more_than_its_rate_and_the_fullest_group_sets_the_length_of_the_scan() throws IOException {
        try (var authority = start()) {
            var report = scan(authority, 1e9, Map.of("a", 225, "b", 150, "c", 75));
            assertThat(report.verdicts()).containsOnly(Map.entry(VerdictKind.ADDRESSES, 450L));
            var bound = 225 / RATE;
            assertLength(report, bound, authority);
            var group = new ArrayList<Long>(authority.arrivals("127.0.1.1"));
            group.addAll(authority.arrivals("127.0.1.2"));
            for (var arrivals : List.of(group, authority.arrivals("127.0.2.1"), authority.arrivals("127.0.3.1"))) {
                assertWithinRate(arrivals, RATE, authority.longestStall());
            }
        }
    }

    @Test
    @Tag("long")
    void all_groups_together_stay_within_the_total_rate() throws IOException {
        try (var authority = start()) {
            var report = scan(authority, 200, Map.of("a", 100, "b", 100, "c", 100));
            var bound = 300 / 200.0;
            assertLength(report, bound, authority);
            var all = new ArrayList<Long>();
            SERVERS.forEach(server -> all.addAll(authority.arrivals(server)));
            assertWithinRate(all, 200, authority.longestStall());
        }
    }

    /**
     * Not shorter than the bound of the rates, and a tenth and one time-out of 0.5 s longer at most. A machine that held the servers up held the
     * scan up too, each time.
     */
    private static void assertLength(ScanReport report, double bound, TestAuthority authority) {
        var stall = authority.stalled() / (double) SECOND;
        assertThat(report.took().toNanos() / (double) SECOND).isBetween(0.95 * bound, 1.10 * bound + 0.5 + stall);
    }

    @Test
    @Tag("long")
    void servers_that_hold_tcp_connections_open_hold_up_their_own_group_alone() throws IOException {
        var arrivals = new ConcurrentLinkedQueue<Long>();
        try (var authority = new TestAuthority(SERVERS, ask -> {
            arrivals.add(ask.server().equals("127.0.2.1") ? System.nanoTime() : 0);
            return !ask.tcp()
                    ? Reply.answer().truncated()
                    : ask.server().equals("127.0.1.1")
                            ? Reply.silence()
                            : Reply.answer().address(ask.name(), "192.0.2.1");
        })) {
            var targets = new ArrayList<ScanTarget>();
            IntStream.range(0, 100).forEach(i -> targets.add(ScanTarget.of("n" + i + ".a")));
            IntStream.range(0, 60).forEach(i -> targets.add(ScanTarget.of("n" + i + ".b")));
            var zones = Map.of("a", List.of(authority.at("127.0.1.1")), "b", List.of(authority.at("127.0.2.1")));
            var base =
                    TestSettings.withTimeout(TestSettings.of(TestSettings.zones(zones, authority.port()), RATE), 300);
            var rate = 100;
            var limits = new LimitSettings(
                    1e9, rate, Map.of("127.0.1.0/24", 1e9), base.limits().window());
            var settings = new ScanSettings(
                    base.zones(),
                    new ResolveSettings(4, 2, 4, 8, 6, false),
                    limits,
                    base.transport(),
                    base.health(),
                    base.openDomains());
            var engine = new ScanEngine(settings, Clock.systemUTC(), new Random(5));
            var good = new AtomicInteger();
            var report = engine.run(
                    targets.iterator(),
                    verdict -> {
                        if (verdict.kind() == VerdictKind.ADDRESSES && good.incrementAndGet() == 60) {
                            engine.cancel();
                        }
                    },
                    Duration.ofSeconds(10));
            assertThat(good).hasValue(60);
            assertThat(report.took()).isLessThan(Duration.ofMillis(2500));
            arrivals.removeIf(at -> at == 0);
            assertWithinRate(List.copyOf(arrivals), rate, authority.longestStall());
        }
    }

    /** A stall of the servers makes arrivals late that left in time. */
    private static void assertWithinRate(List<Long> arrivals, double rate, long stallNanos) {
        var sorted = new ArrayList<Long>(arrivals);
        Collections.sort(sorted);
        var from = 0;
        var most = 0;
        for (var to = 0; to < sorted.size(); to++) {
            while (sorted.get(to) - sorted.get(from) > SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        assertThat((double) most).isBetween(0.5 * rate, 1.05 * rate + rate * stallNanos / SECOND);
    }

    private static TestAuthority start() throws IOException {
        return new TestAuthority(SERVERS, ask -> Reply.answer().address(ask.name(), "192.0.2.1"));
    }

    private static ScanReport scan(TestAuthority authority, double total, Map<String, Integer> domains) {
        var zones = TestSettings.zones(
                Map.of(
                        "a", List.of(authority.at("127.0.1.1"), authority.at("127.0.1.2")),
                        "b", List.of(authority.at("127.0.2.1")),
                        "c", List.of(authority.at("127.0.3.1"))),
                authority.port());
        var base = TestSettings.withTimeout(TestSettings.of(zones, RATE), 500);
        var settings = new ScanSettings(
                zones,
                new ResolveSettings(4, 2, 4, 8, 6, false),
                new LimitSettings(total, RATE, Map.of(), WindowSettings.defaults()),
                base.transport(),
                base.health(),
                base.openDomains());
        var targets = new ArrayList<ScanTarget>();
        domains.forEach((zone, count) -> {
            for (var i = 0; i < count; i++) {
                targets.add(ScanTarget.of("n" + i + "." + zone));
            }
        });
        Collections.shuffle(targets, new Random(5));
        return new ScanEngine(settings, Clock.systemUTC(), new Random(5))
                .run(targets.iterator(), verdict -> {}, Duration.ofSeconds(20));
    }
}
