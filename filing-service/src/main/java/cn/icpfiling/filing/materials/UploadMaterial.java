package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.progress.MaterialView;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Takes one paper: who may, then the body to disk, then clean, then encrypted, then the row that makes it count. */
@ApplicationScoped
class UploadMaterial {

    static final long MOST_BYTES = 10L << 20;

    private final OrderAccess access;
    private final MaterialRepository materials;
    private final OrderViews views;
    private final CleanPaper cleanPaper;
    private final PaperFiles files;
    private final Clock clock;

    UploadMaterial(
            OrderAccess access,
            MaterialRepository materials,
            OrderViews views,
            CleanPaper cleanPaper,
            PaperFiles files,
            Clock clock) {
        this.access = access;
        this.materials = materials;
        this.views = views;
        this.cleanPaper = cleanPaper;
        this.files = files;
        this.clock = clock;
    }

    /** A paper that was taken in, with the tag of the order that now has it. */
    record Taken(MaterialView material, VersionTag order) {}

    private record Replacement(Optional<UUID> old, VersionTag order) {}

    Taken handle(UUID orderId, IfMatch seen, MaterialKind kind, InputStream body) {
        // Before the body is read: a stranger's upload costs nothing.
        QuarkusTransaction.requiringNew().run(() -> editable(orderId, seen));
        var id = Ids.next();
        var material = stored(id, orderId, kind, body);
        Replacement replaced;
        try {
            replaced = QuarkusTransaction.requiringNew().call(() -> replace(orderId, seen, material));
        } catch (ProblemException refused) {
            // Only what was surely not committed: a connection lost meanwhile may leave a row that needs its file.
            files.delete(id);
            throw refused;
        }
        // After the commit: should this fail, a file is left that nothing refers to.
        replaced.old().ifPresent(files::delete);
        return new Taken(MaterialView.of(material), replaced.order());
    }

    private Material stored(UUID id, UUID orderId, MaterialKind kind, InputStream body) {
        try (var sent = SentPaper.take(body, files.incoming(), MOST_BYTES)) {
            var type = PaperType.of(sent.head(PaperType.LONGEST_START));
            var stored = cleanPaper.inTurn(() -> files.write(id, out -> cleanPaper.write(type, sent.content(), out)));
            return new Material(id, orderId, kind, type.mediaType(), stored.size(), stored.sha256(), clock.instant());
        } catch (UnreadablePaper unreadable) {
            throw new ProblemException(FilingProblem.MATERIAL_UNREADABLE).causedBy(unreadable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Order editable(UUID orderId, IfMatch seen) {
        var order = access.own(orderId);
        seen.require(order.version());
        order.requireEditable();
        return order;
    }

    private Replacement replace(UUID orderId, IfMatch seen, Material material) {
        var order = editable(orderId, seen);
        var before = materials.of(orderId, material.kind());
        before.ifPresent(old -> {
            materials.delete(old);
            materials.flush();
        });
        materials.persist(material);
        order.edited(clock.instant());
        return new Replacement(before.map(Material::id), views.tag(order));
    }
}
