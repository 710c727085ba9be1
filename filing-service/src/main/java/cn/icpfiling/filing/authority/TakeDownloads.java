package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.authority.Downloads.State;
import cn.icpfiling.platform.database.Collisions;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Fetches the authority's downloads. A file is stored, applied and then acknowledged; the authority repeats it until
 * then. A record that cannot be applied is kept and tried again. It blocks neither its file nor other records.
 */
@ApplicationScoped
class TakeDownloads {
    private static final Logger LOG = Logger.getLogger(TakeDownloads.class);
    private static final int MOST_FILES_A_RUN = 100;
    private static final int MOST_RECORDS_A_ROUND = 2_000;
    private static final int MOST_FAILURES = 8;

    private final Authority authority;
    private final Downloads downloads;
    private final ApplyResult apply;
    private final LeasedJob job;
    private final AuthorityMetrics metrics;
    private final Clock clock;
    private final DownloadXml xml = new DownloadXml(Vocabulary.bundled());
    private volatile UUID waitingAfter = Downloads.BEFORE_ALL;

    TakeDownloads(
            Authority authority,
            Downloads downloads,
            ApplyResult apply,
            Sql sql,
            AuthorityMetrics metrics,
            Clock clock) {
        this.authority = authority;
        this.downloads = downloads;
        this.apply = apply;
        this.job = AuthorityLease.job(sql, "download");
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(
            identity = "authority-download",
            every = "${icp.authority.download-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        job.run(this::run);
    }

    private void run(Lease lease) {
        try {
            applyOpen(lease);
            takeAll(lease);
        } catch (AuthorityUnavailable e) {
            metrics.unavailable(e);
        }
    }

    private void takeAll(Lease lease) {
        var last = "";
        for (var round = 0; round < MOST_FILES_A_RUN && lease.keep(); round++) {
            var waiting = authority.download();
            metrics.available();
            if (waiting.isEmpty()) {
                return;
            }
            if (waiting.get().name().equals(last)) {
                LOG.warnf("download %s comes again although it was acknowledged", last);
                return;
            }
            take(lease, waiting.get());
            last = waiting.get().name();
        }
    }

    private void take(Lease lease, DownloadedFile file) {
        if (!downloads.known(file)) {
            store(file);
            applyOpen(lease);
        }
        authority.acknowledge(file.name());
        downloads.acknowledged(file, clock.instant());
    }

    private void store(DownloadedFile file) {
        try {
            var entries = entries(file);
            downloads.store(file, entries, xml, clock.instant());
            LOG.infof("download %s holds %d records", file.name(), entries.size());
        } catch (UnreadableXml e) {
            // The digest is correct, so another download would be the same. The file is kept for a member of staff and
            // does not block the others.
            LOG.errorf("download %s cannot be read and is kept: %s", file.name(), e.getMessage());
            downloads.storeUnreadable(file, clock.instant());
            metrics.result("file", "UNREADABLE");
        }
    }

    private List<DownloadXml.Entry> entries(DownloadedFile file) throws UnreadableXml {
        return xml.entries(ZippedFile.unpack(file.zipped(), EnterpriseInterface.LARGEST_FILE));
    }

    /** Applies what is stored, again as long as something moves: one result may be what another waited for. */
    private void applyOpen(Lease lease) {
        boolean moved;
        do {
            moved = false;
            var open = downloads.open(waitingAfter, MOST_RECORDS_A_ROUND);
            waitingAfter = open.next();
            for (var record : open.records()) {
                moved |= applied(record);
            }
        } while (moved && lease.keep());
    }

    private boolean applied(UUID record) {
        try {
            return apply.handle(record) != State.WAITING;
        } catch (RuntimeException e) {
            if (DatabaseFailure.isOutage(e) || Collisions.isCollision(e)) {
                throw e;
            }
            if (downloads.failed(record) >= MOST_FAILURES) {
                apply.giveUp(record, "FAILED: " + e.getClass().getSimpleName());
            }
            LOG.errorf(e, "the authority's result %s could not be applied", record);
            return false;
        }
    }
}
