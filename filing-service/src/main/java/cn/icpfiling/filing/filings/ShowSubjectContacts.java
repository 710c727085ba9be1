package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.FurtherContactTable;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shows the principals' phones and mails of a filing to the services that notify or call them
 * ({@code icp.contacts.readers}). An unknown subject is 404 for every service.
 */
@ApplicationScoped
class ShowSubjectContacts {
    /** All of them are decrypted in one request. */
    static final int SERVICES_A_PAGE = 200;

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final SubjectEncryption encrypted;
    private final FurtherContactTable further;
    private final CurrentActor actor;
    private final Set<String> readers;

    ShowSubjectContacts(
            SubjectRepository subjects,
            FiledServiceRepository services,
            SubjectEncryption encrypted,
            FurtherContactTable further,
            CurrentActor actor,
            @ConfigProperty(name = "icp.contacts.readers") Set<String> readers) {
        this.subjects = subjects;
        this.services = services;
        this.encrypted = encrypted;
        this.further = further;
        this.actor = actor;
        this.readers = readers;
    }

    /**
     * @param service null for none; a service of another subject is 404
     * @param allServices whether the principals of all services on record are shown too; of a deregistered subject, those of the
     *     services that ended with it, because they are told how what they were told of has ended
     * @param after the service behind which they begin; null for the first ones
     */
    @Transactional
    SubjectContacts handle(UUID id, UUID service, boolean allServices, UUID after) {
        var subject = subjects.findByIdOptional(id).orElseThrow(ShowSubjectContacts::unknown);
        var asked = service == null ? null : ofSubject(service, id);
        if (!readers.contains(actor.get().client())) {
            throw new ProblemException(CommonProblem.FORBIDDEN);
        }
        var page = allServices ? services.ofSubject(id, after, SERVICES_A_PAGE + 1) : List.<FiledService>of();
        return new SubjectContacts(
                contact(subject),
                asked == null ? null : contact(asked),
                further.of(id)
                        .map(person -> SubjectContacts.Contact.of(subject.subjectNumber(), person))
                        .orElse(null),
                allServices ? contacts(subject, page) : null,
                page.size() > SERVICES_A_PAGE ? page.get(SERVICES_A_PAGE - 1).id() : null);
    }

    private List<SubjectContacts.ServiceContact> contacts(Subject subject, List<FiledService> page) {
        return page.stream()
                .limit(SERVICES_A_PAGE)
                .filter(service -> isOnRecord(service) || endedWith(subject, service))
                .map(service -> new SubjectContacts.ServiceContact(service.id(), contact(service)))
                .toList();
    }

    private static boolean isOnRecord(FiledService service) {
        return service.status() == RecordStatus.REGISTERED;
    }

    private static boolean endedWith(Subject subject, FiledService service) {
        return subject.end()
                .flatMap(end -> service.end().filter(own -> !own.at().isBefore(end.at())))
                .isPresent();
    }

    private FiledService ofSubject(UUID service, UUID subject) {
        return services.findByIdOptional(service)
                .filter(found -> found.subjectId().equals(subject))
                .orElseThrow(ShowSubjectContacts::unknown);
    }

    private SubjectContacts.Contact contact(Subject subject) {
        return SubjectContacts.Contact.of(
                subject.subjectNumber(), encrypted.part(subject).principal());
    }

    private SubjectContacts.Contact contact(FiledService service) {
        return SubjectContacts.Contact.of(
                service.serviceNumber(), encrypted.part(service).principal());
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
