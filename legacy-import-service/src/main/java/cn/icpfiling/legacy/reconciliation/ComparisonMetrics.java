package cn.icpfiling.legacy.reconciliation;

import cn.icpfiling.legacy.store.ComparisonTable;
import cn.icpfiling.legacy.store.ComparisonTable.Comparison;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;

/** Shows how many hand-overs filing-service has otherwise, and how old this knowledge is. */
@ApplicationScoped
class ComparisonMetrics {
    private final ComparisonTable comparisons;
    private final Clock clock;
    private final SampledGauges gauges;

    ComparisonMetrics(ComparisonTable comparisons, Clock clock, SampledGauges gauges) {
        this.comparisons = comparisons;
        this.clock = clock;
        this.gauges = gauges;
    }

    /** Without a comparison its age counts from the start of the process. */
    void start(@Observes StartupEvent started) {
        var now = clock.instant();
        gauges.<Optional<Comparison>>scheduled("compared-hand-overs", comparisons::last)
                .gauge(
                        "icp.legacy.differences",
                        "filings of the old platform that filing-service has otherwise than they were handed over",
                        last -> last.map(Comparison::differences).orElse(0L))
                .age(
                        "icp.legacy.compared.seconds",
                        "time since the last comparison with filing-service ended",
                        last -> last.map(Comparison::endedAt).orElse(now),
                        clock);
    }
}
