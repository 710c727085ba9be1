package cn.icpfiling.legacy.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.FilingStub;
import cn.icpfiling.legacy.OldFilingRows;
import cn.icpfiling.legacy.store.HeldFilingsTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import cn.icpfiling.platform.testkit.LocalStackResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class HeldFilingMetricsApiTest {

    @Inject
    HeldFilingsTable held;

    @Inject
    OldFilingRows rows;

    @Inject
    Clock clock;

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    /** Other tests leave rows behind, younger ones. */
    @Test
    void the_row_that_holds_a_filing_back_for_longest_is_seen_until_it_is_given_up() {
        var gauges = new SampledGauges(metrics, Duration.ofMinutes(2), Runnable::run, System::nanoTime);
        new HeldFilingMetrics(held, clock, gauges).start(new StartupEvent());
        var row = rows.filing(Instant.parse("2009-03-01T00:00:00Z"), false);
        var older = rows.setAside(row, "SITES", clock.instant().minus(Duration.ofDays(500)));
        rows.setAside(row, "PAPERS", clock.instant().minus(Duration.ofDays(400)));

        gauges.sample();
        assertThat(Duration.ofSeconds((long) gauge("oldest.seconds")).toDays()).isEqualTo(500);
        var rowsBefore = gauge("rows");
        var filingsBefore = gauge("filings");

        rows.abandon(older);
        gauges.sample();
        assertThat(Duration.ofSeconds((long) gauge("oldest.seconds")).toDays()).isEqualTo(400);
        assertThat(rowsBefore - gauge("rows")).isEqualTo(1);
        assertThat(gauge("filings")).isEqualTo(filingsBefore);
    }

    private double gauge(String name) {
        return metrics.get("icp.legacy.held." + name).gauge().value();
    }
}
