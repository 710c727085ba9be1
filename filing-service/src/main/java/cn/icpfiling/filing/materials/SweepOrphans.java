package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Deletes files without a row: their writer was killed before the row was committed, or could not delete them
 * afterwards. Too many in one run mean a wrong database or one that was restored to an earlier state, so the run
 * deletes none. One replica sweeps at a time; what a killed writer left on its own disk each replica deletes itself.
 */
@ApplicationScoped
public class SweepOrphans {

    private static final Logger LOG = Logger.getLogger(SweepOrphans.class);

    /** Longer than the listing and look-up of one page of a bucket. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final MaterialRepository materials;
    private final Storage storage;
    private final LeasedJob job;
    private final Duration age;
    private final int most;
    private final MeterRegistry meters;
    private final Clock clock;

    SweepOrphans(
            MaterialRepository materials,
            Storage storage,
            Sql sql,
            @ConfigProperty(name = "icp.materials.orphans-age") Duration age,
            @ConfigProperty(name = "icp.materials.orphans-a-run") int most,
            MeterRegistry meters,
            @MachineClock Clock clock) {
        this.materials = materials;
        this.storage = storage;
        this.job = new LeasedJob(sql, "leases", "sweep-orphans", LEASE);
        this.age = age;
        this.most = most;
        this.meters = meters;
        this.clock = clock;
    }

    private void sweepLeftBehind() {
        var count = storage.deleteLeftBehind(clock.instant().minus(Storage.UNTOUCHED));
        if (count > 0) {
            meters.counter("icp.filing.orphans", "shelf", "left-behind").increment(count);
            LOG.infof("%d files that were never written to their end were deleted", count);
        }
    }

    @Scheduled(
            identity = "sweep-orphans",
            every = "${icp.materials.orphans-sweep}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        sweepLeftBehind();
        sweep(age, most);
    }

    /** @param most if there are more, none is deleted */
    public void sweep(Duration age, int most) {
        job.run(lease -> {
            for (var shelf : List.of(Shelf.MATERIALS, Shelf.QUARANTINE)) {
                sweep(lease, shelf, age, most);
            }
        });
    }

    private void sweep(Lease lease, Shelf shelf, Duration age, int most) {
        var orphans = new ArrayList<UUID>();
        storage.eachOlderThan(shelf, clock.instant().minus(age), ids -> {
            if (!lease.keep()) {
                return;
            }
            var needed = UnitOfWork.in(() -> needed(shelf, ids));
            ids.stream()
                    .filter(id -> !needed.contains(id) && orphans.size() <= most)
                    .forEach(orphans::add);
        });
        if (!lease.keep()) {
            // Another replica sweeps, and this one may not have seen how many there are.
            return;
        }
        if (orphans.size() > most) {
            LOG.errorf(
                    "More than %d files of %s have no row: is this the right database? Nothing was deleted;"
                            + " icp.materials.orphans-a-run allows more",
                    most, shelf.place());
            return;
        }
        orphans.forEach(id -> storage.delete(shelf, id));
        if (!orphans.isEmpty()) {
            meters.counter("icp.filing.orphans", "shelf", shelf.place()).increment(orphans.size());
            LOG.infof("%d files of %s had no row and were deleted", orphans.size(), shelf.place());
        }
    }

    private Set<UUID> needed(Shelf shelf, List<UUID> ids) {
        return shelf == Shelf.QUARANTINE ? materials.withTheirBytesAsSent(ids) : materials.withTheirPaper(ids);
    }
}
