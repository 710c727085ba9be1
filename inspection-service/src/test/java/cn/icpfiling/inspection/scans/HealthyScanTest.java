package cn.icpfiling.inspection.scans;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.scans.ScanTotals;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An outage of the platform's own network shows in the part of a scan's domains that it learned nothing about. */
class HealthyScanTest {
    @ParameterizedTest
    @CsvSource({
        // unknown, of these without networks, here, away, healthy
        "0,   0,  0,  0,  true",
        "9,   0,  0,  0,  true",
        "10,  0,  0,  0,  false",
        "10,  0,  30, 11, true",
        "10,  0,  30, 10, false",
        "10,  1,  0,  0,  true",
        "20, 10,  40, 1,  true",
        "20, 10,  40, 0,  false",
    })
    void a_scan_counts_unless_much_of_it_is_unknown(
            long unknown, long withoutNetworks, long here, long away, boolean healthy) {
        var totals = new ScanTotals(
                Map.of("NO_NETWORKS", withoutNetworks, "TIMEOUT", unknown - withoutNetworks),
                Map.of("UNKNOWN", unknown, "HERE", here, "NOT_HERE", away),
                0,
                0,
                0,
                0);
        var sites = new UnansweredSites(null, null, null, TestScanConfig.every("off"), null);
        assertThat(sites.isHealthy(totals)).isEqualTo(healthy);
    }

    @ParameterizedTest
    @CsvSource({"LAME, true", "REFUSED, true", "SERVFAIL, true", "TIMEOUT, false", "ABANDONED, false"})
    void zones_that_their_name_servers_refuse_are_no_outage_however_many(String verdict, boolean healthy) {
        var totals = new ScanTotals(Map.of(verdict, 500L), Map.of("UNKNOWN", 500L, "HERE", 500L), 0, 0, 0, 0);
        var sites = new UnansweredSites(null, null, null, TestScanConfig.every("off"), null);
        assertThat(sites.isHealthy(totals)).isEqualTo(healthy);
    }
}
