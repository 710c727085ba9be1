package cn.icpfiling.filing.materials;

import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.UUID;

/** Opens one paper for the order's holder or a reviewer. */
@ApplicationScoped
class DownloadMaterial {

    private final OrderAccess access;
    private final MaterialRepository materials;
    private final PaperFiles files;

    DownloadMaterial(OrderAccess access, MaterialRepository materials, PaperFiles files) {
        this.access = access;
        this.materials = materials;
        this.files = files;
    }

    /** The bytes in clear, and what they are. */
    record Paper(String mediaType, long size, InputStream content) {}

    @Transactional
    Paper handle(UUID orderId, MaterialKind kind) {
        var order = access.readable(orderId);
        var material = materials.of(order.id(), kind).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return new Paper(material.mediaType(), material.size(), files.read(material.id()));
    }
}
