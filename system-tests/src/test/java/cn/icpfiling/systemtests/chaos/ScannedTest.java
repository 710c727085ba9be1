package cn.icpfiling.systemtests.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.systemtests.Forms;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison of {@code ./icp chaos scans}; it needs no stack. */
class ScannedTest {

    private static final Scanned UNDISTURBED = new Scanned(
            "FINISHED",
            3,
            3,
            10,
            Map.of("NXDOMAIN", 6L, "TIMEOUT", 4L),
            Map.of("a.cn 01", "NXDOMAIN since 2026-11-28 04:00:00", "b.cn 02", "TIMEOUT since 2026-11-28 04:00:00"));

    @Test
    void a_scan_that_ended_alike_is_sound() {
        var scan = Forms.node()
                .put("state", "FINISHED")
                .put("shards", 3)
                .put("shardsDone", 3)
                .put("domains", 10);
        scan.putObject("verdicts").put("TIMEOUT", 4).put("NXDOMAIN", 6);
        var states = "a.cn 01\tNXDOMAIN since 2026-11-28 04:00:00\nb.cn 02\tTIMEOUT since 2026-11-28 04:00:00\n"
                + "of-another-run.cn 03\tTIMEOUT since 2026-11-28 04:00:01\n";
        assertThat(Scanned.of(scan, states, Set.of("a.cn", "b.cn"))).isEqualTo(UNDISTURBED);
        assertThat(UNDISTURBED.violations(UNDISTURBED)).isEmpty();
        assertThat(UNDISTURBED.overlooked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Scanned.Spoilt.class)
    void a_scan_that_ended_otherwise_is_not(Scanned.Spoilt spoilt) {
        assertThat(spoilt.of(UNDISTURBED).violations(UNDISTURBED)).isNotEmpty();
    }

    @Test
    void a_scan_whose_states_are_not_known_proves_nothing() {
        var none = new Scanned("FINISHED", 3, 3, 0, Map.of(), Map.of());
        assertThat(none.overlooked()).contains("the comparison overlooks EXCHANGED");
        var counted = new Scanned("FINISHED", 3, 3, 10, Map.of("NXDOMAIN", 6L, "TIMEOUT", 4L), Map.of());
        assertThat(counted.proofless(10)).isNotEmpty();
    }

    @Test
    void a_scan_that_looked_at_no_site_proves_nothing() {
        var states = IntStream.range(0, 10).boxed().collect(Collectors.toMap(n -> n + ".cn 01", n -> "TIMEOUT"));
        var none = new Scanned("FINISHED", 3, 3, 10, Map.of("NO_NETWORKS", 10L), states);
        assertThat(none.violations(none)).isEmpty();
        assertThat(none.proofless(10)).isNotEmpty();
        var alike = new Scanned("FINISHED", 3, 3, 10, Map.of("TIMEOUT", 10L), states);
        assertThat(alike.proofless(10)).isNotEmpty();
        var various = new Scanned(
                "FINISHED", 3, 3, 10, Map.of("TIMEOUT", 4L, "ADDRESSES", 3L, "SERVFAIL", 2L, "NXDOMAIN", 1L), states);
        assertThat(various.proofless(10)).isEmpty();
    }
}
