package cn.icpfiling.filing.imports;

import cn.icpfiling.filing.materials.TakeImportedPaper;
import cn.icpfiling.filing.store.ImportedFilingTable;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Deletes the papers of old filings that were not registered within {@code icp.imports.papers-wait} of the last upload. Several replicas
 * may run at the same time: the lock of the folder lets one delete it.
 */
@ApplicationScoped
class SweepImportedPapers {

    private static final Logger LOG = Logger.getLogger(SweepImportedPapers.class);
    private static final int PAGE = 100;

    private final ImportedFilingTable imports;
    private final TakeImportedPaper papers;
    private final Duration wait;
    private final Clock clock;

    SweepImportedPapers(
            ImportedFilingTable imports,
            TakeImportedPaper papers,
            @ConfigProperty(name = "icp.imports.papers-wait") Duration wait,
            @MachineClock Clock clock) {
        this.imports = imports;
        this.papers = papers;
        this.wait = wait;
        this.clock = clock;
    }

    @Scheduled(
            identity = "sweep-imported-papers",
            every = "${icp.imports.papers-sweep}",
            delayed = "3m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        sweep(clock.instant().minus(wait));
    }

    /** @return the number of folders that were deleted */
    int sweep(Instant before) {
        var deleted = 0;
        List<UUID> page;
        do {
            page = UnitOfWork.in(() -> imports.waitingSince(before, PAGE));
            var gone = page.stream().filter(folder -> isDeleted(folder, before)).count();
            deleted += Math.toIntExact(gone);
            // A page of which nothing could be deleted is left for the next run.
            if (gone == 0) {
                break;
            }
        } while (page.size() == PAGE);
        if (deleted > 0) {
            LOG.infof("the papers of %d old filings that were never registered are deleted", deleted);
        }
        return deleted;
    }

    /** A folder that cannot be deleted holds up no other one. */
    private boolean isDeleted(UUID folder, Instant before) {
        try {
            return papers.deleteWaiting(folder, before);
        } catch (RuntimeException trouble) {
            LOG.warnf(trouble, "the papers of the old filing %s cannot be deleted", folder);
            return false;
        }
    }
}
