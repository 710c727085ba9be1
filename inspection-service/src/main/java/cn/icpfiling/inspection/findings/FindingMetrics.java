package cn.icpfiling.inspection.findings;

import cn.icpfiling.inspection.core.findings.FindingState;
import cn.icpfiling.inspection.store.FindingTable;
import cn.icpfiling.platform.database.Causes;
import cn.icpfiling.platform.time.LegalTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;
import org.jboss.logging.Logger;

/** Shows how many findings are open, overdue or contested, and whether the job that moves them is late. Each replica counts for itself. */
@ApplicationScoped
class FindingMetrics {
    private static final Logger LOG = Logger.getLogger(FindingMetrics.class);
    private static final EnumSet<FindingState> SHOWN =
            EnumSet.of(FindingState.OPENED, FindingState.NOTIFIED, FindingState.CONTESTED, FindingState.OVERDUE);

    private final FindingTable findings;
    private final Clock clock;
    private final MeterRegistry meters;
    private volatile Map<FindingState, Long> counts = Map.of();
    private volatile long late;

    FindingMetrics(FindingTable findings, Clock clock, MeterRegistry meters) {
        this.findings = findings;
        this.clock = clock;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        for (var state : SHOWN) {
            Gauge.builder("icp.inspection.findings", () -> counts.getOrDefault(state, 0L))
                    .description("findings that are not settled, by state")
                    .tag("state", state.name())
                    .register(meters);
        }
        Gauge.builder("icp.inspection.findings.late", () -> late)
                .description("findings whose next step was due before today")
                .register(meters);
    }

    @Scheduled(
            identity = "finding-metrics",
            every = "{icp.metrics.sample}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        try {
            counts = findings.unsettledByState();
            late = findings.late(LegalTime.dayOf(clock.instant()));
        } catch (RuntimeException away) {
            LOG.debugf("Findings cannot be counted now: %s", Causes.brief(away, 300));
        }
    }
}
