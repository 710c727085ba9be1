package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.serving.ServingList;
import cn.icpfiling.filing.serving.ServingReason;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Registers the authority's grant of an order: subject and service get their numbers, the provider's service number is
 * spent for ever, and the order is completed. All in the caller's transaction.
 */
@ApplicationScoped
public class RegisterFiling {

    public static final String TOPIC = "icp.filing.record.v1";

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final WriteRecord writeRecord;
    private final OrderProgress progress;
    private final EndFiling endFiling;
    private final ServingList serving;
    private final Outbox outbox;
    private final Audit audit;

    RegisterFiling(
            SubjectRepository subjects,
            FiledServiceRepository services,
            WriteRecord writeRecord,
            OrderProgress progress,
            EndFiling endFiling,
            ServingList serving,
            Outbox outbox,
            Audit audit) {
        this.subjects = subjects;
        this.services = services;
        this.writeRecord = writeRecord;
        this.progress = progress;
        this.endFiling = endFiling;
        this.serving = serving;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * Performs the grant. A completed order stays as it is, because the authority's file may come twice.
     *
     * @param serviceNumbers the authority's numbers by the service ids of the upload
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(Order order, String subjectNumber, Map<UUID, String> serviceNumbers, Instant at) {
        handle(order, subjectNumber, serviceNumbers, Decided.BY_AUTHORITY, at);
    }

    /** The step that completes the order, and its actor: the authority, or the second of two reviewers. */
    public record Decided(OrderAct act, OrderActor actor) {

        static final Decided BY_AUTHORITY = new Decided(OrderAct.GRANT, OrderActor.AUTHORITY);
    }

    /** Performs the grant for another actor than the authority's download. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(
            Order order, String subjectNumber, Map<UUID, String> serviceNumbers, Decided decided, Instant at) {
        if (order.state() == OrderState.COMPLETED) {
            return;
        }
        var serviceNumber = order.type().hasService() ? serviceNumbers.get(order.serviceId()) : null;
        if (serviceNumber == null && order.type().hasService()) {
            throw new IllegalArgumentException("no number for service " + order.serviceId());
        }
        if (!order.onRecord().fits(subjectNumber, serviceNumbers.values())) {
            throw new IllegalArgumentException("order " + order.id() + " is filed under other numbers");
        }
        if (order.type().isDeregistration()) {
            deregister(order, serviceNumber, decided, at);
            return;
        }
        var servedBefore = domainsOf(order);
        var subject = writeRecord.handle(order, subjectNumber, serviceNumber, at);
        order.onRecord().registered(subject.id(), subject.subjectNumber());
        progress.perform(
                order,
                decided.act(),
                decided.actor(),
                at,
                List.of(),
                OrderProgress.Detail.numbers(
                        subject.subjectNumber(), serviceNumber == null ? List.of() : List.of(serviceNumber)));
        services.flush();
        serve(order, servedBefore, at);
        audit.record(Act.of(order.type().isChange() ? "RECORD.CHANGE" : "RECORD.REGISTER", "SUBJECT", subject.id())
                .with("order", order.id()));
        outbox.append(new OutboxEvent(
                TOPIC,
                subject.id().toString(),
                order.type().kind().recordEvent(),
                subject.id(),
                subject.nextSequence(),
                dataOf(order, subject, at)));
    }

    private RecordData dataOf(Order order, Subject subject, Instant at) {
        var filed = services.ofSubject(subject.id());
        return order.type().isChange()
                ? RecordData.changed(subject, filed, RecordData.ChangeData.of(order, at))
                : RecordData.of(subject, filed);
    }

    private List<String> domainsOf(Order order) {
        return serviceOf(order).map(FiledService::domains).orElse(List.of());
    }

    /** Puts the service's domains on the serving list and removes those that the grant took out. */
    private void serve(Order order, List<String> before, Instant at) {
        serviceOf(order).ifPresent(service -> {
            var removed = new ArrayList<>(before);
            removed.removeAll(service.domains());
            serving.stop(service, removed, ServingReason.DOMAIN_REMOVED, at);
            serving.serve(service, at);
        });
    }

    private Optional<FiledService> serviceOf(Order order) {
        return order.type().hasService() ? services.findByIdOptional(order.serviceId()) : Optional.empty();
    }

    /** What the authority ended of itself meanwhile stays as it is; the order is completed all the same. */
    private void deregister(Order order, String serviceNumber, Decided decided, Instant at) {
        var subject = subjects.locked(order.subjectId());
        var end = order.onRecord()
                .ground()
                .map(ground -> RecordEnd.byProvider(ground, at))
                .orElseGet(() -> RecordEnd.byHolder(at));
        Map<String, Object> more = Map.of("order", order.id());
        progress.perform(
                order,
                decided.act(),
                decided.actor(),
                at,
                List.of(),
                OrderProgress.Detail.numbers(
                        order.onRecord().subjectNumber(), serviceNumber == null ? List.of() : List.of(serviceNumber)));
        if (!order.type().hasService()) {
            if (subject.status() == RecordStatus.REGISTERED) {
                endFiling.ofSubject(subject, end, more);
            }
            return;
        }
        var service = services.locked(order.serviceId());
        if (service.status() == RecordStatus.REGISTERED) {
            endFiling.ofServices(subject, List.of(service), end, more);
        }
    }
}
