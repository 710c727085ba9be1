package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.FilingTypeCheck;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Opens an order from a type check. The database has the last word on "one open order". */
@ApplicationScoped
class DraftOrder {

    private final Once once;
    private final ActingFor actingFor;
    private final FilingTypeCheckRepository checks;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final OrderViews views;
    private final Clock clock;

    DraftOrder(
            Once once,
            ActingFor actingFor,
            FilingTypeCheckRepository checks,
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderRepository orders,
            OrderProgress progress,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.actingFor = actingFor;
        this.checks = checks;
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
        this.progress = progress;
        this.views = views;
        this.clock = clock;
    }

    /** Several drafts at once meet on the keys; a deadlock among them is retried. */
    Answer handle(Attempt attempt, UUID typeCheckId) {
        return once.perform(attempt, () -> open(typeCheckId));
    }

    private Reply open(UUID typeCheckId) {
        var check = checks.own(typeCheckId, actingFor::mayKnow);
        var holder = Holder.of(check);
        if (!check.opensOrder()) {
            throw new ProblemException(FilingProblem.TYPE_NOT_OPENABLE, check.answer());
        }
        if (check.isTooOld(clock.instant())) {
            throw new ProblemException(FilingProblem.TYPE_CHECK_TOO_OLD, FilingTypeCheck.GOOD_FOR.toHours());
        }
        orders.openOf(holder.account()).ifPresent(open -> {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, open.id());
        });
        if (subjects.liveOfHolder(holder.account()).isPresent()) {
            throw new ProblemException(FilingProblem.HOLDER_HAS_SUBJECT);
        }
        refuseOutdated(check);
        var order = Order.draft(Ids.next(), Ids.next(), holder, check.identity());
        progress.open(order, actingFor.applicant(), clock.instant());
        return views.of(order).created("/api/v1/orders/" + order.id());
    }

    /** Between the check and the order somebody may have been filed. */
    private void refuseOutdated(FilingTypeCheck check) {
        var identity = check.identity();
        if (subjects.liveByCertificate(identity.certificateIndex()).isPresent()
                || services.liveByDomain(identity.domain()).isPresent()) {
            throw new ProblemException(FilingProblem.TYPE_CHECK_OUTDATED);
        }
    }
}
