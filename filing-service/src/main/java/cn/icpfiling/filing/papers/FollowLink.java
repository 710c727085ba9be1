package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.materials.Material;
import cn.icpfiling.filing.core.materials.MaterialLink;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.storage.Shelf;
import cn.icpfiling.filing.storage.Storage;
import cn.icpfiling.filing.store.MaterialLinkRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;

/**
 * Shows the material of a link. The use is counted and audited before the first byte is sent. A link is 404 if it is
 * another account's, expired or used up, or if its material was replaced or its order is no longer under review; that of a paper of a finding or a
 * case is not bound to a review.
 */
@ApplicationScoped
class FollowLink {

    private final OrderAccess access;
    private final OrderRepository orders;
    private final MaterialRepository materials;
    private final MaterialLinkRepository links;
    private final Storage storage;
    private final Audit audit;
    private final Clock clock;

    FollowLink(
            OrderAccess access,
            OrderRepository orders,
            MaterialRepository materials,
            MaterialLinkRepository links,
            Storage storage,
            Audit audit,
            @MachineClock Clock clock) {
        this.access = access;
        this.orders = orders;
        this.materials = materials;
        this.links = links;
        this.storage = storage;
        this.audit = audit;
        this.clock = clock;
    }

    record Shown(Material material, InputStream content) {}

    Shown handle(LinkSecret secret) {
        var material = UnitOfWork.in(() -> used(secret));
        try {
            return new Shown(material, storage.read(Shelf.MATERIALS, material.id()));
        } catch (NoSuchFileException replaced) {
            throw new ProblemException(CommonProblem.NOT_FOUND).causedBy(replaced);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Material used(LinkSecret secret) {
        var link = links.locked(secret.digest())
                .filter(found -> found.isFor(access.account(), clock.instant()))
                .filter(this::isUnderReview)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var material = materials
                .findByIdOptional(link.materialId())
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        link.use();
        audit.record(
                Act.of("MATERIAL.SHOW", link.owner().objectType(), link.owner().id())
                        .because(link.reason().name())
                        .with("kind", material.kind())
                        .with("link", link.id()));
        return material;
    }

    /** A paper that was handed in at a finding or a case may be looked at whatever becomes of the finding or the case. */
    private boolean isUnderReview(MaterialLink link) {
        if (link.reviewedOrder() == null) {
            return true;
        }
        return orders.findByIdOptional(link.reviewedOrder())
                .map(Order::state)
                .filter(state -> state.underReview())
                .isPresent();
    }
}
