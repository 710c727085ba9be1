package cn.icpfiling.filing.papers;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.materials.MaterialLink;
import cn.icpfiling.filing.core.materials.PaperViewReason;
import cn.icpfiling.filing.limits.AccountLimit;
import cn.icpfiling.filing.progress.OrderAccess;
import cn.icpfiling.filing.store.MaterialLinkRepository;
import cn.icpfiling.filing.store.MaterialRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates a link to one material of an order under review, for the calling reviewer only. */
@ApplicationScoped
class MakeLink {

    private final OrderAccess access;
    private final OrderRepository orders;
    private final MaterialRepository materials;
    private final MaterialLinkRepository links;
    private final AccountLimit limit;
    private final Audit audit;
    private final int perHour;
    private final int uses;
    private final Duration life;
    private final Clock clock;

    MakeLink(
            OrderAccess access,
            OrderRepository orders,
            MaterialRepository materials,
            MaterialLinkRepository links,
            AccountLimit limit,
            Audit audit,
            @ConfigProperty(name = "icp.materials.links-per-account-and-hour") int perHour,
            @ConfigProperty(name = "icp.materials.link-uses") int uses,
            @ConfigProperty(name = "icp.materials.link-life") Duration life,
            @MachineClock Clock clock) {
        this.access = access;
        this.orders = orders;
        this.materials = materials;
        this.links = links;
        this.limit = limit;
        this.audit = audit;
        this.perHour = perHour;
        this.uses = uses;
        this.life = life;
        this.clock = clock;
    }

    LinkView handle(UUID orderId, MaterialKind kind, PaperViewReason reason) {
        access.requireReviewable(orderId);
        QuarkusTransaction.requiringNew().run(() -> requireUnderReview(orderId));
        // Counts outside the transaction, so that a refusal holds no second connection.
        limit.count(access.account(), AccountLimit.Kind.PAPER_LINK, perHour);
        return QuarkusTransaction.requiringNew().call(() -> link(orderId, kind, reason));
    }

    private LinkView link(UUID orderId, MaterialKind kind, PaperViewReason reason) {
        requireUnderReview(orderId);
        var material =
                materials.countedOf(orderId, kind).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        var secret = LinkSecret.fresh();
        var link = new MaterialLink(
                Ids.next(),
                secret.digest(),
                material,
                access.account(),
                reason,
                uses,
                clock.instant().plus(life));
        links.persist(link);
        audit.record(Act.of("MATERIAL.LINK", "ORDER", orderId)
                .because(reason.name())
                .with("kind", kind)
                .with("link", link.id()));
        return new LinkView(orderId, kind, "/api/v1/material-links/" + secret.text(), uses, link.expiresAt());
    }

    private void requireUnderReview(UUID orderId) {
        var state = orders.findById(orderId).state();
        if (!state.underReview()) {
            throw new ProblemException(FilingProblem.NOT_UNDER_REVIEW, state);
        }
    }
}
