package cn.icpfiling.filing.drafting;

import cn.icpfiling.filing.acting.ActingFor;
import cn.icpfiling.filing.core.AccessStatus;
import cn.icpfiling.filing.core.FiledNumbers;
import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.FilingTypeCheck;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.filings.SealedSubjects;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.progress.OrderViews;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.FilingTypeCheckRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Opens an order from a type check. The database has the last word on "one open order". */
@ApplicationScoped
public class DraftOrder {

    private final Once once;
    private final ActingFor actingFor;
    private final FilingTypeCheckRepository checks;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final OrderRepository orders;
    private final OrderProgress progress;
    private final OrderContents contents;
    private final SealedSubjects sealed;
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
            OrderContents contents,
            SealedSubjects sealed,
            OrderViews views,
            Clock clock) {
        this.once = once;
        this.actingFor = actingFor;
        this.checks = checks;
        this.subjects = subjects;
        this.services = services;
        this.orders = orders;
        this.progress = progress;
        this.contents = contents;
        this.sealed = sealed;
        this.views = views;
        this.clock = clock;
    }

    /** Several drafts at once meet on the keys; a deadlock among them is retried. */
    Answer handle(Attempt attempt, UUID typeCheckId) {
        return once.perform(attempt, () -> opened(typeCheckId));
    }

    private Reply opened(UUID typeCheckId) {
        var order = open(typeCheckId);
        return views.of(order).created("/api/v1/orders/" + order.id());
    }

    /** The draft alone, as one step of the caller's transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Order open(UUID typeCheckId) {
        var check = checks.own(typeCheckId, actingFor::mayKnow);
        var holder = Holder.of(check);
        var type =
                check.opens().orElseThrow(() -> new ProblemException(FilingProblem.TYPE_NOT_OPENABLE, check.answer()));
        if (check.isTooOld(clock.instant())) {
            throw new ProblemException(FilingProblem.TYPE_CHECK_TOO_OLD, FilingTypeCheck.GOOD_FOR.toHours());
        }
        orders.openOf(holder.account()).ifPresent(open -> {
            throw new ProblemException(FilingProblem.ORDER_IN_PROGRESS, open.id());
        });
        var subject = subjectFor(type, check, holder);
        var service = serviceFor(type, check, subject.map(Subject::id));
        var order = Order.draft(
                Ids.next(),
                type,
                service.map(FiledService::id).orElseGet(Ids::next),
                holder,
                check.identity(),
                service.map(found -> new FiledNumbers(check.filed().subject(), found.serviceNumber()))
                        .orElse(check.filed()));
        subject.ifPresent(order.onRecord()::of);
        progress.open(order, actingFor.applicant(), clock.instant());
        subject.ifPresent(found -> contents.save(order.id(), sealed.part(found)));
        return order;
    }

    /**
     * The filed subject of our own records that the order goes on with. Somebody may have been filed since the check, and whoever ends
     * the subject or its access at this moment goes first or comes after.
     */
    private Optional<Subject> subjectFor(OrderType type, FilingTypeCheck check, Holder holder) {
        var found = subjects.lockedByCertificate(check.identity().certificateIndex());
        var fits = switch (type) {
            case FIRST_FILING, NEW_SERVICE_OTHER_PROVIDER -> found.isEmpty();
            case NEW_SERVICE_SAME_PROVIDER -> found.isPresent();
            case ACCESS_FILING -> true;
            case CHANGE_SUBJECT, CHANGE_SERVICE, DEREGISTER_SERVICE, DEREGISTER_SUBJECT -> false;
        };
        if (found.isEmpty() && subjects.liveOfHolder(holder.account()).isPresent()) {
            throw new ProblemException(FilingProblem.HOLDER_HAS_SUBJECT);
        }
        if (!fits) {
            throw new ProblemException(FilingProblem.TYPE_CHECK_OUTDATED);
        }
        found.filter(subject -> !subject.holder().equals(holder.account())).ifPresent(others -> {
            throw new ProblemException(FilingProblem.SUBJECT_OF_ANOTHER_ACCOUNT);
        });
        return found;
    }

    /** The subject's own service that is to be served again; a domain that is served here, or somebody else's, opens nothing. */
    private Optional<FiledService> serviceFor(OrderType type, FilingTypeCheck check, Optional<UUID> subject) {
        var found = services.liveByDomain(check.identity().domain());
        found.filter(service -> type != OrderType.ACCESS_FILING
                        || service.accessStatus() != AccessStatus.CANCELLED
                        || subject.filter(service.subjectId()::equals).isEmpty())
                .ifPresent(service -> {
                    throw new ProblemException(FilingProblem.TYPE_CHECK_OUTDATED);
                });
        return found;
    }
}
