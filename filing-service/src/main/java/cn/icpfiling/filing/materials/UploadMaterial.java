package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.progress.MaterialView;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
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
    private final CleanPaper cleanPaper;
    private final PaperFiles files;
    private final Clock clock;

    UploadMaterial(
            OrderAccess access, MaterialRepository materials, CleanPaper cleanPaper, PaperFiles files, Clock clock) {
        this.access = access;
        this.materials = materials;
        this.cleanPaper = cleanPaper;
        this.files = files;
        this.clock = clock;
    }

    MaterialView handle(UUID orderId, MaterialKind kind, InputStream body) {
        // Before the body is read: a stranger's upload costs nothing.
        QuarkusTransaction.requiringNew().run(() -> access.own(orderId).requireEditable());
        var id = Ids.next();
        var material = stored(id, orderId, kind, body);
        Optional<UUID> replaced;
        try {
            replaced = QuarkusTransaction.requiringNew().call(() -> replace(orderId, material));
        } catch (ProblemException refused) {
            // Only what was surely not committed: a connection lost meanwhile may leave a row that needs its file.
            files.delete(id);
            throw refused;
        }
        // After the commit: should this fail, a file is left that nothing refers to.
        replaced.ifPresent(files::delete);
        return MaterialView.of(material);
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

    private Optional<UUID> replace(UUID orderId, Material material) {
        access.own(orderId).edited(clock.instant());
        var before = materials.of(orderId, material.kind());
        before.ifPresent(old -> {
            materials.delete(old);
            materials.flush();
        });
        materials.persist(material);
        return before.map(Material::id);
    }
}
