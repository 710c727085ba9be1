package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Material;
import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.core.MaterialUpload;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.MaterialUploadRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;

/** Begins, shows and ends uploads. Those of somebody else's order, and those that are over, do not exist. */
@ApplicationScoped
class Uploads {

    private static final int TRIES = 3;

    private final OrderAccess access;
    private final MaterialUploadRepository uploads;
    private final MaterialRepository materials;
    private final Storage storage;
    private final int perOrder;
    private final int perHolder;
    private final Duration life;
    private final Clock clock;

    Uploads(
            OrderAccess access,
            MaterialUploadRepository uploads,
            MaterialRepository materials,
            Storage storage,
            @ConfigProperty(name = "icp.materials.uploads-per-order") int perOrder,
            @ConfigProperty(name = "icp.materials.uploads-per-holder") int perHolder,
            @ConfigProperty(name = "icp.materials.upload-life") Duration life,
            @MachineClock Clock clock) {
        this.access = access;
        this.uploads = uploads;
        this.materials = materials;
        this.storage = storage;
        this.perOrder = perOrder;
        this.perHolder = perHolder;
        this.life = life;
        this.clock = clock;
    }

    /** 404 unless the caller may know of the order: what comes before any look at the headers. */
    void requireKnown(UUID orderId) {
        access.requireReadable(orderId);
    }

    /** Two who begin at the same moment want the same slot; the key lets one have it, and the other looks again. */
    UploadView begin(UUID orderId, IfMatch seen, MaterialKind kind, long length) {
        for (var tries = 1; ; tries++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> begun(orderId, seen, kind, length));
            } catch (ConstraintViolationException taken) {
                if (tries == TRIES) {
                    throw tooMany(taken);
                }
            }
        }
    }

    private UploadView begun(UUID orderId, IfMatch seen, MaterialKind kind, long length) {
        var order = access.own(orderId);
        seen.require(order.version());
        order.requireEditable();
        if (uploads.openOf(orderId).size() >= perOrder) {
            throw tooMany(null);
        }
        var upload = new MaterialUpload(
                Ids.next(),
                order,
                freeSlot(order),
                kind,
                length,
                materials.of(orderId, kind).map(Material::id).orElse(null),
                clock.instant().plus(life));
        uploads.persistAndFlush(upload);
        return UploadView.of(upload);
    }

    private int freeSlot(Order order) {
        var used = uploads.slotsOf(order.holder());
        return IntStream.rangeClosed(1, perHolder)
                .filter(slot -> !used.contains(slot))
                .findFirst()
                .orElseThrow(() -> tooMany(null));
    }

    private ProblemException tooMany(Throwable cause) {
        return new ProblemException(FilingProblem.TOO_MANY_UPLOADS, perOrder, perHolder).causedBy(cause);
    }

    @Transactional
    OpenUploads open(UUID orderId) {
        access.readable(orderId);
        return new OpenUploads(
                orderId,
                uploads.openOf(orderId).stream()
                        .filter(upload -> !upload.isOver(clock.instant()))
                        .map(UploadView::of)
                        .toList());
    }

    /** Also one that is whole: whoever did not hear the last answer asks here. */
    @Transactional
    UploadView show(UUID orderId, UUID id) {
        access.readable(orderId);
        return uploads.of(orderId, id)
                .filter(upload -> !upload.isOver(clock.instant()))
                .map(UploadView::of)
                .orElseThrow(Uploads::unknown);
    }

    /** Under the order's lock, for a change. */
    MaterialUpload locked(UUID orderId, UUID id) {
        access.own(orderId);
        return uploads.locked(orderId, id)
                .filter(upload -> !upload.isOver(clock.instant()))
                .orElseThrow(Uploads::unknown);
    }

    void end(UUID orderId, UUID id) {
        delete(QuarkusTransaction.requiringNew().call(() -> {
            var upload = locked(orderId, id);
            uploads.delete(upload);
            return uploads.forgetParts(id);
        }));
    }

    /** After the commit: should it fail, files are left that nothing refers to, and the sweep finds them. */
    void delete(List<UUID> parts) {
        parts.forEach(part -> storage.delete(Shelf.UPLOADS, part));
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
