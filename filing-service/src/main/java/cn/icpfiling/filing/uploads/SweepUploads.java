package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.MaterialUploadRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Deletes expired uploads with their parts. A file that is older than any upload has no row, because its writer was
 * killed before the row was committed. Several replicas may sweep at the same time; a file that one deleted is gone for
 * the others.
 */
@ApplicationScoped
class SweepUploads implements DueJobs {

    private static final int PAGE = 200;

    private final MaterialUploadRepository uploads;
    private final Storage storage;
    private final Duration life;
    private final Clock clock;

    SweepUploads(
            MaterialUploadRepository uploads,
            Storage storage,
            @ConfigProperty(name = "icp.materials.upload-life") Duration life,
            @MachineClock Clock clock) {
        this.uploads = uploads;
        this.storage = storage;
        this.life = life;
        this.clock = clock;
    }

    @Override
    @Scheduled(
            identity = "sweep-uploads",
            every = "${icp.materials.uploads-sweep}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        List<UUID> over;
        do {
            over = UnitOfWork.in(() -> uploads.overBy(clock.instant(), PAGE));
            over.forEach(this::forget);
        } while (over.size() == PAGE);
        // Waits twice the life of an upload, because the clock of a remote disk may be wrong, and a part may be the
        // last of its upload.
        storage.deleteOlderThan(Shelf.UPLOADS, clock.instant().minus(life.multipliedBy(2)));
    }

    private void forget(UUID id) {
        var parts = UnitOfWork.in(() -> uploads.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .map(upload -> {
                    uploads.delete(upload);
                    return uploads.forgetParts(id);
                })
                .orElse(List.of()));
        parts.forEach(part -> storage.delete(Shelf.UPLOADS, part));
    }
}
