package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import cn.icpfiling.inspection.core.scans.ScanState;
import cn.icpfiling.inspection.core.scans.SiteLook;
import cn.icpfiling.inspection.store.FrozenProviderTable;
import cn.icpfiling.inspection.store.ScanShardTable;
import cn.icpfiling.inspection.store.ScanTable;
import cn.icpfiling.platform.metrics.SampledGauges;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Shows how fast the running scan looks at domains, all replicas together, and what the newest one could not judge. Each replica reads
 * it from the rows of scans and shards.
 */
@ApplicationScoped
class ScanMetrics {
    private static final Progress NO_SCAN = new Progress(false, 0, 0);

    private final ScanTable scans;
    private final ScanShardTable shards;
    private final FrozenProviderTable frozenProviders;
    private final UnansweredSites unanswered;
    private final SampledGauges gauges;

    ScanMetrics(
            ScanTable scans,
            ScanShardTable shards,
            FrozenProviderTable frozenProviders,
            UnansweredSites unanswered,
            SampledGauges gauges) {
        this.scans = scans;
        this.shards = shards;
        this.frozenProviders = frozenProviders;
        this.unanswered = unanswered;
        this.gauges = gauges;
    }

    private record Progress(boolean running, double rate, long seen) {}

    private record Standing(
            Progress progress,
            long frozenGroups,
            long frozenProviders,
            long withoutNetworks,
            UnansweredSites.Domains unanswered,
            boolean unhealthy) {}

    void start(@Observes StartupEvent started) {
        gauges.scheduled("scans", this::standing)
                .gauge("icp.scan.running", "whether a scan is running", now -> now.progress.running() ? 1 : 0)
                .gauge(
                        "icp.scan.rate",
                        "domains a second that the running scan looks at, all replicas together",
                        now -> now.progress.rate())
                .gauge(
                        "icp.scan.seen.domains",
                        "domains that the running scan has looked at",
                        now -> now.progress.seen())
                .gauge(
                        "icp.scan.frozen.groups",
                        "groups of name servers that turned bad at once in the newest scan",
                        Standing::frozenGroups)
                .gauge(
                        "icp.scan.frozen.providers",
                        "providers whose sites turned away at once and wait for a person's decision",
                        Standing::frozenProviders)
                .gauge(
                        "icp.scan.without.networks",
                        "domains that the newest finished scan could not judge, because their provider has no networks",
                        Standing::withoutNetworks)
                .gauge(
                        "icp.scan.unanswered",
                        "domains whose name servers have given no useful answer for long, and which wait for a person",
                        now -> now.unanswered.waiting())
                .gauge(
                        "icp.scan.unanswered.left",
                        "domains that have been unknown for long, and which no person is given yet",
                        now -> now.unanswered.left())
                .gauge(
                        "icp.scan.unhealthy",
                        "whether the newest finished scan learned nothing about a large part of its domains",
                        now -> now.unhealthy ? 1 : 0);
    }

    private Standing standing() {
        return new Standing(
                progressOf(scans.active().filter(scan -> scan.state() == ScanState.RUNNING)),
                scans.frozenGroupsOfNewest(),
                frozenProviders.openOnes(),
                scans.newestFinished()
                        .map(scan -> scan.totals().verdicts().getOrDefault(SiteLook.NO_NETWORKS, 0L))
                        .orElse(0L),
                unanswered.domains(),
                unanswered.isNewestUnhealthy());
    }

    private Progress progressOf(Optional<Scan> running) {
        return running.map(scan -> shards.progress(scan.id()))
                .map(progress -> new Progress(true, progress.rate(), progress.seen()))
                .orElse(NO_SCAN);
    }
}
