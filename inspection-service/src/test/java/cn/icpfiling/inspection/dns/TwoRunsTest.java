package cn.icpfiling.inspection.dns;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.dns.authority.TestAuthority;
import cn.icpfiling.inspection.dns.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TwoRunsTest {
    private static final int DOMAINS = 5_000;
    private static final int FEW = 1000;

    @Test
    void two_scans_of_one_world_give_the_same_verdicts_byte_for_byte() throws IOException {
        // A cold virtual machine loses time; its first packets would all be late.
        scan(3, 30, true);
        scan(4, 30, true);
        var first = scan(1, DOMAINS, true);
        var second = scan(2, DOMAINS, true);
        for (var number = 0; number < DOMAINS; number++) {
            assertThat(first.get(number).kind()).as("domain %s", number).hasToString(World.expected(number));
        }
        for (var number = 0; number < DOMAINS; number++) {
            assertThat(text(second.get(number))).isEqualTo(text(first.get(number)));
        }
    }

    @Test
    void packets_one_by_one_give_the_same_verdicts_as_batches() throws IOException {
        var batched = scan(5, FEW, true);
        var single = scan(6, FEW, false);
        for (var number = 0; number < FEW; number++) {
            assertThat(text(single.get(number))).isEqualTo(text(batched.get(number)));
        }
    }

    /** Loss, forged packets, source ports, ids and the order of the domains all come from the seed. */
    private static Map<Integer, Verdict> scan(int seed, int domains, boolean batches) throws IOException {
        var world = new World(seed);
        var order = new ArrayList<Integer>();
        for (var number = 0; number < domains; number++) {
            order.add(number);
        }
        Collections.shuffle(order, new Random(seed));
        var verdicts = new TreeMap<Integer, Verdict>();
        try (var authority = new TestAuthority(World.servers(), world::reply)) {
            var zones = TestSettings.zones(
                    Map.of(".", World.ROOTS.stream().map(authority::at).toList()), authority.port());
            var settings = TestSettings.withHealth(
                    TestSettings.withTimeout(TestSettings.of(zones, 1e9), 300), new HealthSettings(0.9, 50, 100_000));
            var engine =
                    new ScanEngine(TestSettings.withBatches(settings, batches), Clock.systemUTC(), new Random(seed));
            var report = engine.run(
                    order.stream()
                            .map(number -> ScanTarget.of("d" + number + ".test"))
                            .iterator(),
                    verdict -> verdicts.put(number(verdict), verdict),
                    Duration.ofSeconds(50));
            assertThat(report.end()).isEqualTo(ScanReport.End.COMPLETE);
            assertThat(report.frozen()).isEmpty();
            if (domains == DOMAINS) {
                assertThat(report.counters().ignoredQuestion()).isPositive();
                assertThat(report.counters().ignoredAddress()).isPositive();
                assertThat(report.counters().otherCase()).isPositive();
            }
        }
        assertThat(verdicts).hasSize(domains);
        return verdicts;
    }

    private static int number(Verdict verdict) {
        var domain = verdict.domain();
        return Integer.parseInt(domain.substring(1, domain.length() - 5));
    }

    private static String text(Verdict verdict) {
        return new String(verdict.canonical(), StandardCharsets.UTF_8);
    }
}
