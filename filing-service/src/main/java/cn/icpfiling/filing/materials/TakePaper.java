package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.ScanStatus;
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
 * The one way in for a paper, however it was sent: who may, then the body to disk, then the virus scanner, then clean, then sealed,
 * then the row that makes it count.
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

    /** A paper that was taken in, with the tag of the order that now has it. */
    public record Taken(MaterialView material, VersionTag order) {}

    /** What its sender builds on, asked under the order's lock, before the body is read and again when the paper comes in. */
    public interface Ground {

        /** Refuses when it does not hold any more. */
        void require(Order order, Optional<Material> before);

        /** In the transaction that makes the paper count. */
        default void taken(Material material) {}
    }

    private record Replacement(Optional<Material> old, VersionTag order) {}

    public Taken handle(UUID orderId, MaterialKind kind, InputStream body, Ground ground) {
        return handle(orderId, kind, body, access::own, ground);
    }

    /** @param door locks the order for who has shown by other means than a token that they may */
    public Taken handle(UUID orderId, MaterialKind kind, InputStream body, Function<UUID, Order> door, Ground ground) {
        // Before the body is read: a stranger's upload costs nothing.
        QuarkusTransaction.requiringNew().run(() -> editable(orderId, kind, door, ground));
        var id = Ids.next();
        var material = stored(id, orderId, kind, body);
        Replacement replaced;
        try {
            replaced = QuarkusTransaction.requiringNew().call(() -> replace(orderId, material, door, ground));
        } catch (ProblemException refused) {
            // Only what was surely not committed: a connection lost meanwhile may leave a row that needs its file.
            forget(material);
            throw refused;
        }
        // After the commit: should this fail, a file is left that nothing refers to.
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

    /** What was sent is looked at, not what is made of it: a virus that did not survive the drawing was sent all the same. */
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
