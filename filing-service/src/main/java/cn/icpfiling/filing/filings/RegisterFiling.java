package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.OrderAct;
import cn.icpfiling.filing.core.OrderActor;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.RecordEnd;
import cn.icpfiling.filing.core.RecordStatus;
import cn.icpfiling.filing.core.ServiceNumber;
import cn.icpfiling.filing.core.ServicePart;
import cn.icpfiling.filing.core.Subject;
import cn.icpfiling.filing.progress.OrderProgress;
import cn.icpfiling.filing.serving.ServingList;
import cn.icpfiling.filing.serving.ServingReason;
import cn.icpfiling.filing.store.DomainHolds;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderContents;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.DomainName;
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
    private final ServiceNumberRepository numbers;
    private final DomainHolds holds;
    private final OrderContents contents;
    private final SealedSubjects sealed;
    private final OrderProgress progress;
    private final EndFiling endFiling;
    private final ServingList serving;
    private final Outbox outbox;
    private final Audit audit;

    RegisterFiling(
            SubjectRepository subjects,
            FiledServiceRepository services,
            ServiceNumberRepository numbers,
            DomainHolds holds,
            OrderContents contents,
            SealedSubjects sealed,
            OrderProgress progress,
            EndFiling endFiling,
            ServingList serving,
            Outbox outbox,
            Audit audit) {
        this.subjects = subjects;
        this.services = services;
        this.numbers = numbers;
        this.holds = holds;
        this.contents = contents;
        this.sealed = sealed;
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
        var subject = subjectOf(order, subjectNumber, at);
        var servedBefore = domainsOf(order);
        if (order.type().isChange()) {
            change(order, subject);
        } else {
            var paid = numbers.lockedOfOrder(order.id()).orElseThrow();
            paid.spend();
            register(order, subject, serviceNumber, paid, at);
        }
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
                eventOf(order.type()),
                subject.id(),
                subject.nextSequence(),
                RecordData.of(subject, services.ofSubject(subject.id()))));
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

    private Subject subjectOf(Order order, String subjectNumber, Instant at) {
        // A subject whose certificate changes cannot be found by its new certificate.
        var filed = order.type().isChange()
                ? subjects.findByIdOptional(order.subjectId())
                : subjects.liveByCertificate(order.certificateIndex());
        if (filed.isPresent() && !filed.get().holder().equals(order.holder())) {
            throw new IllegalStateException("order " + order.id() + " was granted for a subject of another holder");
        }
        return filed.orElseGet(() -> {
            var id = Ids.next();
            var subject = Subject.registered(id, order, subjectNumber, columns(order, id), at);
            subjects.persist(subject);
            return subject;
        });
    }

    private Subject.Sealed columns(Order order, UUID subject) {
        var part = contents.subject(order.id()).orElseThrow();
        return sealed.seal(
                subject, order.certificateIndex(), contents.certificateNumber(order), part.name(), contents.json(part));
    }

    private static String eventOf(OrderType type) {
        return switch (type) {
            case FIRST_FILING -> "filing.record.registered";
            case NEW_SERVICE_SAME_PROVIDER, NEW_SERVICE_OTHER_PROVIDER -> "filing.record.service-added";
            case ACCESS_FILING -> "filing.record.access-added";
            case CHANGE_SUBJECT, CHANGE_SERVICE -> "filing.record.changed";
            case DEREGISTER_SERVICE, DEREGISTER_SUBJECT ->
                throw new IllegalArgumentException(type + " ends a record, and EndFiling tells it");
        };
    }

    /** A record that the authority ended by itself meanwhile stays as it is; the order is still completed. */
    private void deregister(Order order, String serviceNumber, Decided decided, Instant at) {
        var subject = subjects.locked(order.subjectId());
        var end = order.onRecord()
                .ground()
                .map(ground -> RecordEnd.byProvider(ground.reason(), at))
                .orElseGet(() -> RecordEnd.byHolder(at));
        Map<String, Object> more = Map.of("order", order.id());
        progress.perform(
                order,
                decided.act(),
                decided.actor(),
                at,
                List.of(),
                OrderProgress.Detail.numbers(
                        order.subjectNumber(), serviceNumber == null ? List.of() : List.of(serviceNumber)));
        if (order.type() == OrderType.DEREGISTER_SUBJECT) {
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

    /**
     * Replaces the content on record with the granted content. A record that has ended meanwhile is not changed, and a
     * reviewer looks.
     */
    private void change(Order order, Subject subject) {
        requireOnRecord(order, subject.status());
        if (order.type() == OrderType.CHANGE_SUBJECT) {
            subject.changed(order.nature(), order.certificateType(), columns(order, subject.id()));
            return;
        }
        var part = contents.service(order.id()).orElseThrow();
        var service = services.findById(order.serviceId());
        requireOnRecord(order, service.status());
        holds.file(order.id(), order.serviceId(), part.domains());
        service.changed(part.name(), ascii(part), sealed.sealService(order.serviceId(), contents.json(part)));
    }

    private static void requireOnRecord(Order order, RecordStatus status) {
        if (status != RecordStatus.REGISTERED) {
            throw new IllegalStateException("order " + order.id() + " was granted for what has ended");
        }
    }

    private static List<String> ascii(ServicePart part) {
        return part.domains().stream()
                .map(domain -> DomainName.parse(domain).ascii())
                .toList();
    }

    private void register(Order order, Subject subject, String serviceNumber, ServiceNumber paid, Instant at) {
        var part = contents.service(order.id()).orElseThrow();
        holds.file(order.id(), order.serviceId(), part.domains());
        var domains = ascii(part);
        var content = sealed.sealService(order.serviceId(), contents.json(part));
        var filed = services.findByIdOptional(order.serviceId());
        filed.ifPresent(service -> service.accessGranted(part.name(), domains, paid.id(), content));
        if (filed.isEmpty()) {
            services.persist(FiledService.registered(
                    order.serviceId(), subject, serviceNumber, part.name(), domains, paid.id(), content, at));
        }
    }
}
