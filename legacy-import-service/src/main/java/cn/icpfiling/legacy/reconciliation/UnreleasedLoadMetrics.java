package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.store.ReleasedLoadTable;
import cn.icpfiling.legacy.store.ReleasedLoadTable.Unreleased;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Shows for how long loads wait for their release, so that no filing waits for an administrator unseen. */
@ApplicationScoped
class UnreleasedLoadMetrics {
    private final ReleasedLoadTable loads;
    private final Clock clock;
    private final SampledGauges gauges;

    UnreleasedLoadMetrics(ReleasedLoadTable loads, Clock clock, SampledGauges gauges) {
        this.loads = loads;
        this.clock = clock;
        this.gauges = gauges;
    }

    void start(@Observes StartupEvent started) {
        gauges.scheduled("unreleased-loads", loads::unreleased)
                .gauge("icp.legacy.unreleased.loads", "loads whose filings wait for its release", Unreleased::loads)
                .age(
                        "icp.legacy.unreleased.oldest.seconds",
                        "time since the one that waits for longest was started",
                        Unreleased::since,
                        clock);
    }
}
