package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.ScanStatus;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.scanning.InfectedPapers;
import cn.icpfiling.filing.scanning.Scanner;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.storage.StorageTrouble;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.transfer.BrokenBody;
import cn.icpfiling.platform.web.write.VersionTag;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The single path for a new material, however it was sent. It checks the caller, writes the body to disk, runs the
 * virus scanner, and makes and encrypts the clean copy. Then it inserts the row that makes the material count.
 */
@ApplicationScoped
public class TakePaper {

    public static final long MOST_BYTES = 10L << 20;

    private final OrderAccess access;
    private final MaterialRepository materials;
    private final OrderViews views;
    private final CleanPaper cleanPaper;
    private final Storage storage;
    private final Scanner scanner;
    private final InfectedPapers infected;
    private final Incoming incoming;
    private final Clock clock;

    TakePaper(
            OrderAccess access,
            MaterialRepository materials,
            OrderViews views,
            CleanPaper cleanPaper,
            Storage storage,
            Scanner scanner,
            InfectedPapers infected,
            Incoming incoming,
            Clock clock) {
        this.access = access;
        this.materials = materials;
        this.views = views;
        this.cleanPaper = cleanPaper;
        this.storage = storage;
        this.scanner = scanner;
        this.infected = infected;
        this.incoming = incoming;
        this.clock = clock;
    }

    /** A stored material, with the ETag of its order. */
    public record Taken(MaterialView material, VersionTag order) {}

    /**
     * The precondition of the upload. It is checked under the order's lock, before the body is read and again before
     * the row is inserted.
     */
    public interface Ground {

        /** Refuses if the precondition no longer holds. */
        void require(Order order, Optional<Material> before);

        /** Runs in the transaction that makes the material count. */
        default void taken(Material material) {}
    }

    private record Replacement(Optional<Material> old, VersionTag order) {}

    public Taken handle(UUID orderId, MaterialKind kind, InputStream body, Ground ground) {
        return handle(orderId, kind, body, access::own, ground);
    }

    /** @param door locks the order for a caller without a token who has shown their right in another way */
    public Taken handle(UUID orderId, MaterialKind kind, InputStream body, Function<UUID, Order> door, Ground ground) {
        // Checks before the body is read: an upload without the right to it costs nothing.
        QuarkusTransaction.requiringNew().run(() -> editable(orderId, kind, door, ground));
        var id = Ids.next();
        var material = stored(id, orderId, kind, body);
        Replacement replaced;
        try {
            replaced = QuarkusTransaction.requiringNew().call(() -> replace(orderId, material, door, ground));
        } catch (ProblemException refused) {
            // Deletes only what was certainly not committed. A connection that was lost meanwhile may leave a row that
            // needs its file.
            forget(material);
            throw refused;
        }
        // Runs after the commit: if it fails, a file without a row is left.
        replaced.old().ifPresent(this::forget);
        return new Taken(MaterialView.of(material), replaced.order());
    }

    private Material stored(UUID id, UUID orderId, MaterialKind kind, InputStream body) {
        try (var sent = incoming.take(body, MOST_BYTES)) {
            var type = PaperType.of(sent.head(PaperType.LONGEST_START));
            var scan = scanned(orderId, kind, sent);
            var stored = storage.write(Shelf.MATERIALS, id, out -> cleanPaper.write(type, sent, out));
            if (scan == ScanStatus.QUARANTINED) {
                keepAsSent(id, sent);
            }
            return new Material(
                    id, orderId, kind, type.mediaType(), stored.size(), stored.sha256(), clock.instant(), scan);
        } catch (UnreadablePaper unreadable) {
            throw new ProblemException(FilingProblem.MATERIAL_UNREADABLE).causedBy(unreadable);
        } catch (BrokenBody broken) {
            throw broken.refusal();
        } catch (NoSuchFileException partIsGone) {
            throw new UncheckedIOException(partIsGone);
        } catch (IOException e) {
            throw StorageTrouble.refusal(e);
        }
    }

    /** Scans the bytes as sent, not the clean copy: a virus counts even if the redrawing removed it. */
    private ScanStatus scanned(UUID orderId, MaterialKind kind, SentPaper sent) throws IOException {
        if (!scanner.isThere()) {
            return ScanStatus.NOT_SCANNED;
        }
        return switch (scanner.look(sent::open)) {
            case CLEAN -> ScanStatus.CLEAN;
            case SILENT -> ScanStatus.QUARANTINED;
            case INFECTED -> {
                infected.tell(orderId, kind);
                throw new ProblemException(FilingProblem.MATERIAL_INFECTED);
            }
        };
    }

    private void keepAsSent(UUID id, SentPaper sent) throws IOException {
        storage.write(Shelf.QUARANTINE, id, out -> {
            try (var in = sent.open()) {
                in.transferTo(out);
            }
        });
    }

    private Order editable(UUID orderId, MaterialKind kind, Function<UUID, Order> door, Ground ground) {
        var order = door.apply(orderId);
        ground.require(order, materials.of(orderId, kind));
        order.requireEditable();
        return order;
    }

    private Replacement replace(UUID orderId, Material material, Function<UUID, Order> door, Ground ground) {
        var order = editable(orderId, material.kind(), door, ground);
        var before = materials.of(orderId, material.kind());
        before.ifPresent(old -> {
            materials.delete(old);
            materials.flush();
        });
        materials.persist(material);
        ground.taken(material);
        order.edited(clock.instant());
        return new Replacement(before, views.tag(order));
    }

    private void forget(Material material) {
        storage.delete(Shelf.MATERIALS, material.id());
        if (material.scan() == ScanStatus.QUARANTINED) {
            storage.delete(Shelf.QUARANTINE, material.id());
        }
    }
}
