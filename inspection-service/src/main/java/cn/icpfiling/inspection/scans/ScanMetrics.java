package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.database.Causes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Shows how fast the running scan looks at domains, all replicas together. Each replica reads it from the rows of the shards. */
@ApplicationScoped
class ScanMetrics {
    private static final Logger LOG = Logger.getLogger(ScanMetrics.class);
    private static final Now NOTHING = new Now(false, 0, 0);

    private final ScanTable scans;
    private final ScanShardTable shards;
    private final MeterRegistry meters;
    private volatile Now now = NOTHING;

    ScanMetrics(ScanTable scans, ScanShardTable shards, MeterRegistry meters) {
        this.scans = scans;
        this.shards = shards;
        this.meters = meters;
    }

    private record Now(boolean running, double rate, long seen) {}

    void start(@Observes StartupEvent started) {
        Gauge.builder("icp.scan.running", () -> now.running() ? 1 : 0)
                .description("whether a scan is running")
                .register(meters);
        Gauge.builder("icp.scan.rate", () -> now.rate())
                .description("domains a second that the running scan looks at, all replicas together")
                .register(meters);
        Gauge.builder("icp.scan.seen", () -> now.seen())
                .baseUnit("domains")
                .description("domains that the running scan has looked at")
                .register(meters);
    }

    @Scheduled(
            identity = "scan-metrics",
            every = "{icp.metrics.sample}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sample() {
        try {
            now = of(scans.active().filter(scan -> scan.state() == ScanState.RUNNING));
        } catch (RuntimeException away) {
            LOG.debugf("The scan cannot be read now: %s", Causes.brief(away, 300));
        }
    }

    private Now of(Optional<Scan> running) {
        return running.map(scan -> shards.progress(scan.id()))
                .map(progress -> new Now(true, progress.rate(), progress.seen()))
                .orElse(NOTHING);
    }
}
