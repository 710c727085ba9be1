package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.FurtherContactTable;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.database.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads the contacts of a subject and of its services, for the notices of an act that has happened. A contact that cannot be read is named
 * by its number alone: the others are told all the same.
 */
@ApplicationScoped
public class ContactsToTell {

    private static final Logger LOG = Logger.getLogger(ContactsToTell.class);

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final SubjectEncryption encrypted;
    private final FurtherContactTable further;

    ContactsToTell(
            SubjectRepository subjects,
            FiledServiceRepository services,
            SubjectEncryption encrypted,
            FurtherContactTable further) {
        this.subjects = subjects;
        this.services = services;
        this.encrypted = encrypted;
        this.further = further;
    }

    /** The contacts of the subject first, then those of each of these services; none if the subject is not on record any more. */
    @Transactional
    public List<SubjectContacts> handle(UUID id, Set<UUID> ofServices) {
        var subject = subjects.findByIdOptional(id).orElse(null);
        if (subject == null) {
            return List.of();
        }
        var principal = principal(subject);
        var found = new ArrayList<SubjectContacts>();
        services.ofSubject(id).stream()
                .filter(service -> ofServices.contains(service.id()))
                .forEach(service -> found.add(new SubjectContacts(principal, principal(service), null)));
        // Last, for a failure in there spoils the transaction.
        found.addFirst(new SubjectContacts(principal, null, furtherContact(subject)));
        return List.copyOf(found);
    }

    private SubjectContacts.Contact principal(Subject subject) {
        return SubjectContacts.Contact.of(
                subject.subjectNumber(),
                readable(subject.id(), () -> encrypted.part(subject).principal()));
    }

    private SubjectContacts.Contact principal(FiledService service) {
        return SubjectContacts.Contact.of(
                service.serviceNumber(),
                readable(service.id(), () -> encrypted.part(service).principal()));
    }

    private SubjectContacts.Contact furtherContact(Subject subject) {
        var person = readable(subject.id(), () -> further.of(subject.id()).orElse(null));
        return person == null ? null : SubjectContacts.Contact.of(subject.subjectNumber(), person);
    }

    private static Person readable(UUID of, Supplier<Person> contact) {
        try {
            return contact.get();
        } catch (DatabaseFailure down) {
            throw down;
        } catch (RuntimeException unreadable) {
            LOG.errorf(unreadable, "The contact of %s cannot be told", of);
            return null;
        }
    }
}
