package cn.icpfiling.filing.scanning;

import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.DueJobs;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Scans the materials in quarantine again, until the scanner has answered about each. It scans the bytes as sent, which
 * are stored beside the material until then. Silence ends the run, since the next scan would get no answer either.
 */
@ApplicationScoped
class RescanPapers implements DueJobs {

    private static final Logger LOG = Logger.getLogger(RescanPapers.class);
    private static final int PAGE = 50;
    private static final UUID FIRST = new UUID(0, 0);

    private final MaterialRepository materials;
    private final OrderRepository orders;
    private final Storage storage;
    private final Scanner scanner;
    private final InfectedPapers infected;

    RescanPapers(
            MaterialRepository materials,
            OrderRepository orders,
            Storage storage,
            Scanner scanner,
            InfectedPapers infected) {
        this.materials = materials;
        this.orders = orders;
        this.storage = storage;
        this.scanner = scanner;
        this.infected = infected;
    }

    @Override
    @Scheduled(
            identity = "look-again",
            every = "${icp.scanner.again}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void runDue() {
        if (!scanner.isThere()) {
            return;
        }
        var after = FIRST;
        List<Material> page;
        do {
            var from = after;
            page = UnitOfWork.in(() -> materials.quarantined(from, PAGE));
            for (var material : page) {
                if (!looked(material)) {
                    return;
                }
                after = material.id();
            }
        } while (page.size() == PAGE);
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

    private void settle(Material seen, ScanStatus said) {
        UnitOfWork.run(() -> {
            var order = Optional.ofNullable(seen.orderId()).map(orders::locked);
            materials
                    .findByIdOptional(seen.id())
                    .filter(material -> material.scan() == ScanStatus.QUARANTINED)
                    .ifPresent(material -> {
                        materials.judge(material, said);
                        order.ifPresent(orders::shownAnew);
                        if (said == ScanStatus.INFECTED) {
                            infected.tell(material.owner(), material.kind());
                        }
                    });
        });
        // Runs after the commit: if it fails, an encrypted file without a row is left.
        storage.delete(Shelf.QUARANTINE, seen.id());
        if (said == ScanStatus.INFECTED) {
            storage.delete(Shelf.MATERIALS, seen.id());
        }
    }
}
