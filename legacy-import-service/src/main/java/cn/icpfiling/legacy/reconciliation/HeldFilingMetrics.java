package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.store.HeldFilingsTable;
import cn.icpfiling.legacy.store.HeldFilingsTable.Held;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Shows how many filings set-aside rows hold back, and for how long, so that none waits for an administrator unseen. */
@ApplicationScoped
class HeldFilingMetrics {
    private final HeldFilingsTable held;
    private final Clock clock;
    private final SampledGauges gauges;

    HeldFilingMetrics(HeldFilingsTable held, Clock clock, SampledGauges gauges) {
        this.held = held;
        this.clock = clock;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent started) {
        gauges.scheduled("held-filings", () -> held.held(null))
                .gauge("icp.legacy.held.rows", "set-aside rows that hold a filing back", Held::rows)
                .gauge("icp.legacy.held.filings", "filings of the old platform that they hold back", Held::filings)
                .age(
                        "icp.legacy.held.oldest.seconds",
                        "time since the oldest of these rows was read",
                        Held::since,
                        clock);
    }
}
