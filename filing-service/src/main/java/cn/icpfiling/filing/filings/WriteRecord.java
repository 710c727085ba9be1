package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.findings.Settlement;
import cn.icpfiling.filing.core.numbers.ServiceNumber;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.core.rules.VerifiedDomains;
import cn.icpfiling.filing.store.DomainHoldTable;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.FurtherContactTable;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.ServiceNumberRepository;
import cn.icpfiling.filing.store.SettlementRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.identifier.DomainName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes what a granted order says into the records of its subject and service, in the transaction of its caller. */
@ApplicationScoped
class WriteRecord {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final ServiceNumberRepository numbers;
    private final DomainHoldTable holds;
    private final OrderContentRepository contents;
    private final SubjectEncryption encrypted;
    private final FurtherContactTable further;
    private final SettlementRepository settlements;

    WriteRecord(
            SubjectRepository subjects,
            FiledServiceRepository services,
            ServiceNumberRepository numbers,
            DomainHoldTable holds,
            OrderContentRepository contents,
            SubjectEncryption encrypted,
            FurtherContactTable further,
            SettlementRepository settlements) {
        this.subjects = subjects;
        this.services = services;
        this.numbers = numbers;
        this.holds = holds;
        this.contents = contents;
        this.encrypted = encrypted;
        this.further = further;
        this.settlements = settlements;
    }

    /** The service number that pays for a new record is spent for ever. */
    Subject handle(Order order, String subjectNumber, String serviceNumber, Instant at) {
        var subject = subjectOf(order, subjectNumber, at);
        if (order.type().isChange()) {
            change(order, subject);
        } else {
            var paid = numbers.lockedOfOrder(order.id()).orElseThrow();
            paid.spend();
            register(order, subject, serviceNumber, paid, at);
        }
        return subject;
    }

    private Subject subjectOf(Order order, String subjectNumber, Instant at) {
        // whose certificate is changed is not found by the one that it is to have
        var filed = order.type().isChange()
                ? subjects.findByIdOptional(order.subjectId())
                : subjects.liveByCertificate(order.certificate().index());
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

    private Subject.Encrypted columns(Order order, UUID subject) {
        var part = contents.subject(order.id()).orElseThrow();
        return encrypted.encrypt(
                subject,
                order.certificate().index(),
                contents.certificateNumber(order),
                part.name(),
                contents.json(part));
    }

    /** The entry that was granted takes the place of the one on record; what has ended meanwhile is no more changed, a person looks. */
    private void change(Order order, Subject subject) {
        requireOnRecord(order, subject.status());
        if (order.type().changesSubject()) {
            keepPapers(order, subject);
            subject.changed(order, columns(order, subject.id()));
            further.forget(subject.id());
            return;
        }
        var part = contents.service(order.id()).orElseThrow();
        var service = services.findById(order.serviceId());
        requireOnRecord(order, service.status());
        holds.file(order.id(), order.serviceId(), part.domains());
        service.changed(part.name(), ascii(part), encrypted.encryptService(order.serviceId(), contents.json(part)));
        contentIs(service, part);
        acceptPapers(order, service);
    }

    /** Papers say whose a domain is: with another certificate the subject is another, and its order settles anew. */
    private void keepPapers(Order order, Subject subject) {
        var another = !subject.certificate().index().matches(order.certificate().index());
        for (var service : services.liveOfSubjects(List.of(subject.id()))) {
            if (another) {
                service.forgetPapers();
            }
            acceptPapers(order, service);
        }
    }

    /** What a reviewer set aside in the granted submission holds after the grant, too. */
    private void acceptPapers(Order order, FiledService service) {
        var settled = settlements.of(order.id(), order.submission()).stream()
                .filter(one -> one.ground() != null)
                .map(Settlement::pointer)
                .collect(Collectors.toSet());
        var domains = service.domains();
        service.acceptPapers(IntStream.range(0, domains.size())
                .filter(at -> settled.contains(VerifiedDomains.pointer(order.type(), at, domains.get(at))))
                .mapToObj(domains::get)
                .toList());
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
        var content = encrypted.encryptService(order.serviceId(), contents.json(part));
        var filed = services.findByIdOptional(order.serviceId());
        filed.ifPresent(service -> {
            service.accessGranted(part.name(), domains, paid.id(), content);
            contentIs(service, part);
            acceptPapers(order, service);
        });
        if (filed.isEmpty()) {
            var service = FiledService.registered(
                    order.serviceId(), subject, serviceNumber, part.name(), domains, paid.id(), content, at);
            contentIs(service, part);
            acceptPapers(order, service);
            if (order.type().addsAccess()) {
                service.wasFiledElsewhere();
            }
            services.persist(service);
        }
    }

    /** An entry without pre-approvals has none, as in the upload. */
    private static void contentIs(FiledService service, ServicePart part) {
        service.contentIs(part.contentTypes(), part.preApprovals() == null ? Long.valueOf(0) : part.preApprovals());
    }
}
