package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperOwner;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.views.MaterialView;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The single path for a new material, however it was sent. It checks the caller, stores the files ({@link PaperFiles}),
 * and then inserts the row that makes the material count.
 */
@ApplicationScoped
public class TakePaper {

    public static final long MOST_BYTES = 10L << 20;

    private final OrderAccess access;
    private final MaterialRepository materials;
    private final OrderViews views;
    private final PaperFiles files;
    private final Clock clock;

    TakePaper(OrderAccess access, MaterialRepository materials, OrderViews views, PaperFiles files, Clock clock) {
        this.access = access;
        this.materials = materials;
        this.views = views;
        this.files = files;
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
        UnitOfWork.run(() -> editable(orderId, kind, door, ground));
        var id = Ids.next();
        var material = files.store(id, PaperOwner.order(orderId), kind, body);
        Replacement replaced;
        try {
            // The row was made before, and a second run would store it again.
            replaced = UnitOfWork.once(() -> replace(orderId, material, door, ground));
        } catch (ProblemException refused) {
            // Deletes only what was certainly not committed. A connection that was lost meanwhile may leave a row that
            // needs its file.
            files.delete(material);
            throw refused;
        }
        // Runs after the commit: if it fails, a file without a row is left.
        replaced.old().ifPresent(files::delete);
        return new Taken(MaterialView.of(material), replaced.order());
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
        before.ifPresentOrElse(old -> materials.replace(old, material), () -> materials.add(material));
        ground.taken(material);
        order.edited(clock.instant());
        return new Replacement(before, views.tag(order));
    }
}
