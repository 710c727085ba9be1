package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;

/** Opens one paper for the order's holder, their partner or a reviewer. */
@ApplicationScoped
class DownloadMaterial {

    private final OrderAccess access;
    private final MaterialRepository materials;
    private final PaperFiles files;
    private final Audit audit;

    DownloadMaterial(OrderAccess access, MaterialRepository materials, PaperFiles files, Audit audit) {
        this.access = access;
        this.materials = materials;
        this.files = files;
        this.audit = audit;
    }

    /** The bytes in clear, and what they are. */
    record Paper(String mediaType, long size, InputStream content) {}

    /** A paper that is replaced loses its file after its row: who has read the old row looks again and finds the new one. */
    Paper handle(UUID orderId, MaterialKind kind) {
        UUID gone = null;
        while (true) {
            var first = gone == null;
            var material = QuarkusTransaction.requiringNew().call(() -> current(orderId, kind, first));
            try {
                return new Paper(material.mediaType(), material.size(), files.read(material.id()));
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

    /** One look is told once, however often it has to look. */
    private Material current(UUID orderId, MaterialKind kind, boolean first) {
        var order = access.readable(orderId);
        var material = materials.of(order.id(), kind).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (first && !access.isHolder(order)) {
            audit.record(Act.of("MATERIAL.SHOW", "ORDER", order.id()).with("kind", kind));
        }
        return material;
    }
}
