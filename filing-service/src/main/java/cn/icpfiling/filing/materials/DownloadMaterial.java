package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;

/** Opens one material for the order's holder, a member of the account or their partner. A reviewer uses a link. */
@ApplicationScoped
class DownloadMaterial {

    private final OrderAccess access;
    private final MaterialRepository materials;
    private final Storage storage;
    private final Audit audit;

    DownloadMaterial(OrderAccess access, MaterialRepository materials, Storage storage, Audit audit) {
        this.access = access;
        this.materials = materials;
        this.storage = storage;
        this.audit = audit;
    }

    /** The material and its decrypted bytes. */
    record Paper(Material material, InputStream content) {}

    /**
     * The file of a replaced material is deleted after its row. If the file is missing, the row is read again, which
     * finds the new one.
     */
    Paper handle(UUID orderId, MaterialKind kind) {
        UUID gone = null;
        while (true) {
            var first = gone == null;
            var material = UnitOfWork.in(() -> current(orderId, kind, first));
            try {
                return new Paper(material, storage.read(Shelf.MATERIALS, material.id()));
            } catch (NoSuchFileException missing) {
                if (material.id().equals(gone)) {
                    throw new UncheckedIOException(missing);
                }
                gone = material.id();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Writes one audit entry for each read, however often the row is read again. */
    private Material current(UUID orderId, MaterialKind kind, boolean first) {
        var order = access.readable(orderId);
        var material = materials.of(order.id(), kind).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (!material.counts()) {
            throw new ProblemException(FilingProblem.MATERIAL_QUARANTINED);
        }
        if (first && !access.isHolder(order)) {
            audit.record(Act.of("MATERIAL.SHOW", "ORDER", order.id()).with("kind", kind));
        }
        return material;
    }
}
