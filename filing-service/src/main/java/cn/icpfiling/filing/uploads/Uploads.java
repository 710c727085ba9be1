package cn.icpfiling.filing.uploads;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.uploads.MaterialUpload;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.MaterialUploadRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import cn.icpfiling.platform.web.write.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;

/** Begins, shows and ends uploads. Uploads of another holder's order, and expired ones, get 404. */
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

    /** 404 unless the caller may know of the order; runs before the headers are read. */
    void requireKnown(UUID orderId) {
        access.requireReadable(orderId);
    }

    /** Two requests at the same time may choose the same slot. The key lets one have it, and the other tries again. */
    UploadView begin(UUID orderId, IfMatch ifMatch, MaterialKind kind, long length) {
        for (var tries = 1; ; tries++) {
            try {
                return UnitOfWork.in(() -> begun(orderId, ifMatch, kind, length));
            } catch (ConstraintViolationException taken) {
                if (tries == TRIES) {
                    throw tooMany(taken);
                }
            }
        }
    }

    private UploadView begun(UUID orderId, IfMatch ifMatch, MaterialKind kind, long length) {
        var order = access.own(orderId);
        ifMatch.require(order.version());
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

    /** Returns a complete upload too, for a client that missed the last answer. */
    @Transactional
    UploadView show(UUID orderId, UUID id) {
        access.readable(orderId);
        return uploads.of(orderId, id)
                .filter(upload -> !upload.isOver(clock.instant()))
                .map(UploadView::of)
                .orElseThrow(Uploads::unknown);
    }

    /** Returns the upload under the order's lock, for a change. */
    MaterialUpload locked(UUID orderId, UUID id) {
        access.own(orderId);
        return uploads.locked(orderId, id)
                .filter(upload -> !upload.isOver(clock.instant()))
                .orElseThrow(Uploads::unknown);
    }

    void end(UUID orderId, UUID id) {
        delete(UnitOfWork.in(() -> {
            var upload = locked(orderId, id);
            uploads.delete(upload);
            return uploads.forgetParts(id);
        }));
    }

    /** Runs after the commit: if it fails, files without a row are left, and the sweep finds them. */
    void delete(List<UUID> parts) {
        parts.forEach(part -> storage.delete(Shelf.UPLOADS, part));
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
