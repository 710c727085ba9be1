package cn.icpfiling.filing.progress;

import cn.icpfiling.filing.core.Idleness;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderEvent;
import cn.icpfiling.filing.core.OrderHistoryEntry;
import cn.icpfiling.filing.core.catalogue.Reason;
import cn.icpfiling.filing.store.DomainHoldTable;
import cn.icpfiling.filing.store.OrderHistoryRepository;
import cn.icpfiling.filing.store.OrderRepository;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.time.LegalTime;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Performs a step of an order with everything that belongs to it (domains, history, audit, event), in the caller's
 * transaction.
 */
@ApplicationScoped
public class OrderProgress {

    public static final String TOPIC = "icp.filing.order.v1";

    private final OrderRepository orders;
    private final OrderHistoryRepository history;
    private final DomainHoldTable domains;
    private final Outbox outbox;
    private final Audit audit;
    private final ExpectedWindows windows;
    private final List<OrderFollower> followers;
    private final IdleDays idleDays;

    OrderProgress(
            OrderRepository orders,
            OrderHistoryRepository history,
            DomainHoldTable domains,
            Outbox outbox,
            Audit audit,
            ExpectedWindows windows,
            @All List<OrderFollower> followers,
            IdleDays idleDays) {
        this.orders = orders;
        this.history = history;
        this.domains = domains;
        this.outbox = outbox;
        this.audit = audit;
        this.windows = windows;
        this.followers = followers;
        this.idleDays = idleDays;
    }

    /** The data of an event beyond the step itself. */
    public record Detail(
            Instant smsUntil,
            String smsPage,
            String subjectNumber,
            List<String> serviceNumbers,
            OrderEventData.Idle idle) {

        public static final Detail NONE = new Detail(null, null, null, null, null);

        /** @param page where the authority takes the code */
        public static Detail smsUntil(Instant deadline, String page) {
            return new Detail(deadline, page, null, null, null);
        }

        public static Detail numbers(String subjectNumber, List<String> serviceNumbers) {
            return new Detail(null, null, subjectNumber, List.copyOf(serviceNumbers), null);
        }

        static Detail idle(Idleness idleness, LocalDate today) {
            return new Detail(null, null, null, null, new OrderEventData.Idle(idleness.days(today), idleness.endsOn()));
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public OrderEvent open(Order order, OrderActor actor, Instant at) {
        order.waitsAtMost(idleDays.days());
        var event = order.open(actor, at);
        orders.insert(order);
        return record(order, event, Detail.NONE);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public OrderEvent perform(Order order, OrderAct act, OrderActor actor, Instant at) {
        return perform(order, act, actor, at, List.of(), Detail.NONE);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public OrderEvent perform(Order order, OrderAct act, OrderActor actor, Instant at, List<Reason> reasons) {
        return perform(order, act, actor, at, reasons, Detail.NONE);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public OrderEvent perform(
            Order order, OrderAct act, OrderActor actor, Instant at, List<Reason> reasons, Detail detail) {
        var event = order.perform(act, actor, at, reasons);
        if (detail.smsUntil() != null) {
            order.smsUntil(detail.smsUntil());
        }
        if (event.from().editable() && order.state().holdsCertificate()) {
            orders.flushSubmitted();
        }
        domains.follow(order, event.from());
        return record(order, event, detail);
    }

    /**
     * Reminds the applicant of a waiting order. This is no step of its lifecycle, but is recorded and published like
     * one.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public OrderEvent remind(Order order, Instant at) {
        var event = order.remind(at);
        return record(order, event, Detail.idle(order.idleness().orElseThrow(), LegalTime.dayOf(at)));
    }

    /**
     * Records that a principal has shown on the phone who they are. This is no step of the order's lifecycle, but is
     * recorded and published like one.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public OrderEvent authenticated(Order order, Instant at) {
        return record(order, order.authenticated(at), Detail.NONE);
    }

    private OrderEvent record(Order order, OrderEvent event, Detail detail) {
        history.persist(OrderHistoryEntry.of(event));
        audit.record(AuditedStep.of(event, order.holder()));
        outbox.append(new OutboxEvent(
                TOPIC, order.id().toString(), event.type(), order.id(), event.sequence(), data(order, event, detail)));
        followers.forEach(follower -> follower.follow(order, event));
        return event;
    }

    private OrderEventData data(Order order, OrderEvent event, Detail detail) {
        var reasons = event.reasons().stream()
                .map(reason -> new OrderEventData.ReasonData(reason.code(), reason.pointer(), reason.rule()))
                .toList();
        var expected = windows.of(order)
                .map(window -> new OrderEventData.Expected(window.from(), window.to(), window.provisional()))
                .orElse(null);
        return new OrderEventData(
                order.id(),
                order.type().name(),
                event.act().name(),
                event.from() == null ? null : event.from().name(),
                event.to().name(),
                order.holder(),
                order.partner(),
                event.actor().role().name(),
                order.region().province(),
                order.submission(),
                order.subjectId(),
                reasons,
                detail.subjectNumber(),
                detail.serviceNumbers(),
                expected,
                detail.smsUntil(),
                detail.smsPage(),
                detail.idle(),
                order.onRecord()
                        .ground()
                        .map(ground -> new OrderEventData.GroundData(ground.reason()))
                        .orElse(null),
                event.reasons().stream()
                        .flatMap(reason -> reason.retryOn().stream())
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }
}
