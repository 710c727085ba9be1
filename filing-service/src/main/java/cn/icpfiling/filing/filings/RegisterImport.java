package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.serving.ServingList;
import cn.icpfiling.filing.store.DomainHoldTable;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.OrderContentRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.outbox.OutboxEvent;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Registers a filing of the old platform with its numbers and without an order: record, domains, serving list, audit and event, in
 * the transaction of its caller, which holds the account's lock. The authority granted the filing long ago; nothing is uploaded.
 */
@ApplicationScoped
public class RegisterImport {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final DomainHoldTable holds;
    private final OrderContentRepository contents;
    private final SubjectEncryption encrypted;
    private final ServingList serving;
    private final Outbox outbox;
    private final Audit audit;

    RegisterImport(
            SubjectRepository subjects,
            FiledServiceRepository services,
            DomainHoldTable holds,
            OrderContentRepository contents,
            SubjectEncryption encrypted,
            ServingList serving,
            Outbox outbox,
            Audit audit) {
        this.subjects = subjects;
        this.services = services;
        this.holds = holds;
        this.contents = contents;
        this.encrypted = encrypted;
        this.serving = serving;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * A filing of the old platform; numbers and domains are in their normal form.
     *
     * @param entry what the old form said; a field that it lacks is null
     */
    public record Filing(
            Subject.Imported subject,
            String certificateNumber,
            BlindValue certificateIndex,
            SubjectPart entry,
            List<Site> sites) {

        @Override
        public String toString() {
            return "Filing[" + subject.subjectNumber() + "]";
        }
    }

    /** A site of the filing. */
    public record Site(FiledService.Imported site, ServicePart entry) {}

    /** What was registered. */
    public record Registered(Subject subject, List<FiledService> services) {}

    /** What is stored of a registered filing, decrypted. */
    public record Stored(
            Subject subject, String certificateNumber, String name, SubjectPart entry, List<StoredSite> sites) {

        @Override
        public String toString() {
            return "Stored[" + subject.subjectNumber() + "]";
        }
    }

    /** A site of it. */
    public record StoredSite(FiledService service, ServicePart entry) {}

    /**
     * Registers the filing for the holder. Two registrations that exclude each other collide at a key of the database: the one that
     * comes later fails with a ConstraintViolationException, or with DOMAIN_FILED_ALREADY.
     *
     * @param way CLAIM or IMPORT, for the audit
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Registered handle(Filing filing, Holder holder, String way, Instant at) {
        var subject = subject(filing, holder, at);
        var registered = new ArrayList<FiledService>();
        filing.sites().forEach(site -> registered.add(service(site, subject)));
        services.flush();
        registered.forEach(service -> {
            holds.fileImported(service.id(), service.domains());
            serving.serve(service, at);
        });
        audit.record(Act.of("RECORD.IMPORT", "SUBJECT", subject.id())
                .with("way", way)
                .with("holder", holder.account())
                .with("services", registered.size()));
        outbox.append(new OutboxEvent(
                RegisterFiling.TOPIC,
                subject.id().toString(),
                "filing.record.registered",
                subject.id(),
                subject.nextSequence(),
                RecordData.of(subject, registered)));
        return new Registered(subject, List.copyOf(registered));
    }

    /** Reads the columns of a registration back. */
    public Stored stored(Registered registered) {
        return new Stored(
                registered.subject(),
                encrypted.certificateNumber(registered.subject()),
                encrypted.name(registered.subject()),
                encrypted.part(registered.subject()),
                registered.services().stream()
                        .map(service -> new StoredSite(service, encrypted.part(service)))
                        .toList());
    }

    private Subject subject(Filing filing, Holder holder, Instant at) {
        var id = Ids.next();
        var columns = encrypted.encrypt(
                id,
                filing.certificateIndex(),
                filing.certificateNumber(),
                filing.entry().name(),
                contents.json(filing.entry()));
        var subject = Subject.imported(id, holder, filing.subject(), columns, at);
        subjects.persistAndFlush(subject);
        return subject;
    }

    private FiledService service(Site site, Subject subject) {
        var id = Ids.next();
        var content = encrypted.encryptService(id, contents.json(site.entry()));
        var service = FiledService.imported(id, subject, site.site(), content);
        service.contentIs(site.entry().contentTypes(), site.entry().preApprovals());
        services.persist(service);
        return service;
    }
}
