package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.PaperViewReason;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates a link to one material of an order under review, for the calling reviewer only. */
@ApplicationScoped
class MakeLink {

    private final OrderAccess access;
    private final OrderRepository orders;
    private final MaterialRepository materials;
    private final MaterialLinks links;
    private final AccountLimit limit;
    private final int perHour;

    MakeLink(
            OrderAccess access,
            OrderRepository orders,
            MaterialRepository materials,
            MaterialLinks links,
            AccountLimit limit,
            @ConfigProperty(name = "icp.materials.links-per-account-and-hour") int perHour) {
        this.access = access;
        this.orders = orders;
        this.materials = materials;
        this.links = links;
        this.limit = limit;
        this.perHour = perHour;
    }

    LinkView handle(UUID orderId, MaterialKind kind, PaperViewReason reason) {
        access.requireReviewable(orderId);
        if (!StaffPaperCause.roleFor(reason).equals(Roles.REVIEWER)) {
            throw StaffPaperCause.ofAnotherRole();
        }
        UnitOfWork.run(() -> requireUnderReview(orderId));
        // Counts outside the transaction, so that a refusal holds no second connection.
        limit.count(access.account(), AccountLimit.Kind.PAPER_LINK, perHour);
        return UnitOfWork.in(() -> link(orderId, kind, reason));
    }

    private LinkView link(UUID orderId, MaterialKind kind, PaperViewReason reason) {
        requireUnderReview(orderId);
        var material =
                materials.countedOf(orderId, kind).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var link = links.issue(material, access.account(), reason);
        return new LinkView(orderId, kind, link.url(), link.uses(), link.expiresAt());
    }

    private void requireUnderReview(UUID orderId) {
        var state = orders.findById(orderId).state();
        if (!state.underReview()) {
            throw new ProblemException(FilingProblem.NOT_UNDER_REVIEW, state);
        }
    }
}
