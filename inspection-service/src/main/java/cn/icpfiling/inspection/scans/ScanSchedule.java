package cn.icpfiling.inspection.scans;

import cn.icpfiling.inspection.core.scans.Scan;
import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells when a scan is due: after the last start and three to five quarters of {@code icp.scan.every}, so that scans are
 * irregular (docs/trade.md 3.4). The id of the last scan decides, so all replicas agree.
 */
@ApplicationScoped
class ScanSchedule {
    private static final String OFF = "off";
    private static final int PARTS = 1000;

    private final Optional<Duration> every;
    private final Clock clock;

    ScanSchedule(ScanConfig config, Clock clock) {
        this.every = config.every().equals(OFF)
                ? Optional.empty()
                : Optional.of(DurationConverter.parseDuration(config.every()));
        this.clock = clock;
    }

    boolean isDue(Optional<Scan> newest) {
        return every.filter(mean -> newest.map(last ->
                                !clock.instant().isBefore(last.startedAt().plus(gap(mean, last))))
                        .orElse(true))
                .isPresent();
    }

    private static Duration gap(Duration mean, Scan last) {
        var part = Math.floorMod(last.id().hashCode(), PARTS);
        return mean.multipliedBy(3L * PARTS + 2L * part).dividedBy(4L * PARTS);
    }
}
