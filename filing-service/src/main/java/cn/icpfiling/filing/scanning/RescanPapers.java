package cn.icpfiling.filing.scanning;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.Lease;
import cn.icpfiling.platform.database.LeasedJob;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Scans the materials in quarantine again, until the scanner has answered about each. It scans the bytes as sent, which
 * are stored beside the material until then. A scanner that is silent about one material may answer about the next. Several
 * silences in a row end the run, since the scanner is down. The next run begins after the last material, so that those about
 * which the scanner is always silent keep none from being scanned. One replica scans at a time: a scanner that has just
 * come back is not asked about each paper by all of them.
 */
@ApplicationScoped
class RescanPapers implements DueJobs {

    private static final Logger LOG = Logger.getLogger(RescanPapers.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int PAGE = 50;
    private static final UUID FIRST = new UUID(0, 0);
    private static final int SILENCES_IN_A_ROW = 3;

    private final MaterialRepository materials;
    private final OrderRepository orders;
    private final Storage storage;
    private final Scanner scanner;
    private final InfectedPapers infected;
    private final LeasedJob job;

    /** The last material that this replica tried. */
    private final AtomicReference<UUID> last = new AtomicReference<>(FIRST);

    RescanPapers(
            MaterialRepository materials,
            OrderRepository orders,
            Storage storage,
            Scanner scanner,
            InfectedPapers infected,
            Sql sql) {
        this.materials = materials;
        this.orders = orders;
        this.storage = storage;
        this.scanner = scanner;
        this.infected = infected;
        this.job = new LeasedJob(sql, "leases", "look-again", LEASE);
    }

    @Override
    @Scheduled(
            identity = "look-again",
            every = "${icp.scanner.again}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        if (scanner.isThere()) {
            job.run(this::run);
        }
    }

    private void run(Lease lease) {
        var run = new Run(lease);
        var begun = last.get();
        if (run.goesOnAfter(begun) && !begun.equals(FIRST)) {
            run.goesOnAfter(FIRST);
        }
    }

    /** One round over the materials in quarantine. */
    private final class Run {

        private final Lease lease;
        private final Set<UUID> seen = new HashSet<>();
        private int silences;

        Run(Lease lease) {
            this.lease = lease;
        }

        /** Returns false if it ends before the last material, because the scanner is down or another replica scans. */
        boolean goesOnAfter(UUID begin) {
            var after = begin;
            List<Material> page;
            do {
                var from = after;
                page = UnitOfWork.in(() -> materials.quarantined(from, PAGE));
                for (var material : page) {
                    after = material.id();
                    if (!lease.keep() || (seen.add(after) && isDownAt(material))) {
                        return false;
                    }
                }
            } while (page.size() == PAGE);
            return true;
        }

        private boolean isDownAt(Material material) {
            last.set(material.id());
            silences = looked(material) ? 0 : silences + 1;
            return silences == SILENCES_IN_A_ROW;
        }
    }

    /** Returns false if the scanner is silent. */
    private boolean looked(Material material) {
        try {
            var verdict = scanner.scan(() -> storage.read(Shelf.QUARANTINE, material.id()));
            if (verdict == Scanner.Verdict.SILENT) {
                return false;
            }
            settle(material, verdict == Scanner.Verdict.CLEAN ? ScanStatus.CLEAN : ScanStatus.INFECTED);
        } catch (NoSuchFileException replaced) {
            LOG.debugf("paper %s was replaced meanwhile", material.id());
        } catch (IOException e) {
            LOG.errorf(e, "paper %s in quarantine cannot be read", material.id());
        }
        return true;
    }

    void settle(Material seen, ScanStatus said) {
        var counts = UnitOfWork.in(() -> judged(seen, said) == ScanStatus.CLEAN);
        // Runs after the commit: if it fails, an encrypted file without a row is left.
        storage.delete(Shelf.QUARANTINE, seen.id());
        if (said == ScanStatus.INFECTED && !counts) {
            storage.delete(Shelf.MATERIALS, seen.id());
        }
    }

    /** Returns what the paper is now; null if it was replaced. Another replica may have scanned it before, and its word stands. */
    private ScanStatus judged(Material seen, ScanStatus said) {
        var order = Optional.ofNullable(seen.orderId()).map(orders::locked);
        var found = materials.findByIdOptional(seen.id());
        if (found.isEmpty()) {
            return null;
        }
        var material = found.get();
        if (material.scan() != ScanStatus.QUARANTINED) {
            return material.scan();
        }
        materials.judge(material, said);
        order.ifPresent(orders::shownAnew);
        if (said == ScanStatus.INFECTED) {
            infected.tell(material.owner(), material.kind());
        }
        return said;
    }
}
