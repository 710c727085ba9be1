package cn.icpfiling.filing.cancellation;

import cn.icpfiling.filing.core.AccessEnd;
import cn.icpfiling.filing.core.AccessStatus;
import cn.icpfiling.filing.core.ActBlock;
import cn.icpfiling.filing.core.FiledAct;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderRole;
import cn.icpfiling.filing.core.Reason;
import cn.icpfiling.filing.core.RecordStatus;
import cn.icpfiling.filing.filings.EndAccess;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The provider ends its access on an overdue finding (domain rules 3.6): no code, no password, and an open order is no reason against it.
 * Such an order goes back to its applicant if it is still with the provider; one that the authority or an upload batch has goes its way.
 * Locks in the order of everybody else: the order, the subject, the service.
 */
@ApplicationScoped
class CancelByProvider {

    private final Once once;
    private final CurrentActor actor;
    private final OrderRepository orders;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderProgress progress;
    private final EndAccess endAccess;
    private final Clock clock;

    CancelByProvider(
            Once once,
            CurrentActor actor,
            OrderRepository orders,
            SubjectRepository subjects,
            FiledServiceRepository services,
            OrderProgress progress,
            EndAccess endAccess,
            Clock clock) {
        this.once = once;
        this.actor = actor;
        this.orders = orders;
        this.subjects = subjects;
        this.services = services;
        this.progress = progress;
        this.endAccess = endAccess;
        this.clock = clock;
    }

    Answer handle(UUID id, Attempt attempt, ProviderCancellation ground) {
        return once.perform(attempt, () -> cancel(id, ground));
    }

    private Reply cancel(UUID id, ProviderCancellation ground) {
        var subjectId = services.subjectOf(id);
        var holder = subjects.findById(subjectId).holder();
        requireNotOwn(holder);
        var open = orders.openOf(holder).map(Order::id).map(orders::locked);
        var subject = subjects.locked(subjectId);
        var service = services.locked(id);
        requireLive(service);
        var now = clock.instant();
        var returned = open.filter(order -> goesBack(order, now)).map(Order::id);
        endAccess.handle(
                subject,
                service,
                AccessEnd.byProvider(ground.findingId(), ground.reason()),
                Map.of("role", actor.get().account() == null ? "SERVICE" : "SUPPORT"),
                now);
        return CancelledAccess.reply(service, returned.orElse(null));
    }

    /** An order in a batch is as good as with the authority. */
    private boolean goesBack(Order order, Instant now) {
        if (!order.allowedActs(OrderRole.SYSTEM).contains(OrderAct.REQUEST_CORRECTION)) {
            return false;
        }
        progress.perform(
                order,
                OrderAct.REQUEST_CORRECTION,
                OrderActor.SYSTEM,
                now,
                List.of(Reason.of("ACCESS.CANCELLED_BY_PROVIDER", "")));
        return true;
    }

    private static void requireLive(FiledService service) {
        if (service.status() != RecordStatus.REGISTERED) {
            throw blocked(ActBlock.Code.RECORD_DEREGISTERED);
        }
        if (service.accessStatus() != AccessStatus.LIVE) {
            throw blocked(ActBlock.Code.ACCESS_CANCELLED);
        }
    }

    private static ProblemException blocked(ActBlock.Code code) {
        return new ProblemException(FilingProblem.ACT_BLOCKED, FiledAct.CANCEL_ACCESS)
                .with(List.of(new Violation("", code.key(), null, List.of())));
    }

    private void requireNotOwn(UUID holder) {
        if (actor.get().isSamePersonAs(holder)) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
    }
}
