package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.catalogue.NameWords;
import cn.icpfiling.filing.core.catalogue.PhoneNumbers;
import cn.icpfiling.filing.core.catalogue.Region;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.MaterialKind;
import cn.icpfiling.filing.core.uploads.Checklist;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All facts that the rules may use.
 *
 * @param identity what the type check asks for and settles
 * @param numberBound whether a service number is bound to the order
 * @param numberTermEnds last day of its instance; null if no number is bound
 * @param sitesOnRecord live services of the subject that are filed here; no source tells those at other providers
 * @param filedDomains the domains of the service on record that the order is about; empty if it is about none
 * @param today the legal day by which the order is judged
 * @param province the requirements of the province on that day
 */
public record OrderFacts(
        OrderType type,
        Identity identity,
        SubjectPart subject,
        ServicePart service,
        Set<MaterialKind> materials,
        boolean numberBound,
        LocalDate numberTermEnds,
        long sitesOnRecord,
        List<String> filedDomains,
        LocalDate today,
        Book book,
        ProvinceRules province) {

    /** The subject and the domain of a filing, as the type check asks for them. */
    public record Identity(Region region, int nature, int certificateType, String certificateNumber, String domain) {

        @Override
        public String toString() {
            return "Identity[" + domain + "]";
        }
    }

    /** The tables and tools of the rules, which do not depend on the order. */
    public record Book(CodeTables codes, NameWords words, PhoneNumbers phones) {}

    public OrderFacts {
        subject = subject == null ? SubjectPart.NOTHING : subject;
        service = service == null ? ServicePart.NOTHING : service;
        materials = Set.copyOf(materials);
        filedDomains = List.copyOf(filedDomains);
    }

    /** Returns the facts for the type check: the identity only. */
    public static OrderFacts ofIdentity(Identity identity, LocalDate today, Book book) {
        return of(OrderType.FIRST_FILING, identity, null, today, book);
    }

    /** Returns the facts of a subject on record, as a change of it would begin with them. */
    static OrderFacts ofSubject(Identity identity, SubjectPart entry, LocalDate today, Book book) {
        return of(OrderType.CHANGE_SUBJECT, identity, entry, today, book);
    }

    private static OrderFacts of(OrderType type, Identity identity, SubjectPart subject, LocalDate today, Book book) {
        var silent =
                new ProvinceRules(0, identity.region().province(), type.kind().ruledAct(), List.of());
        return new OrderFacts(type, identity, subject, null, Set.of(), false, null, 0, List.of(), today, book, silent);
    }

    public boolean isPerson() {
        return identity.nature() == CodeTables.PERSON;
    }

    public Sponsor sponsor() {
        return Sponsor.ofNature(identity.nature());
    }

    /** Whether the subject's principal says that they are not the legal representative. */
    boolean hasDeputy() {
        return subject.principal() != null
                && Boolean.FALSE.equals(subject.principal().legalRepresentative());
    }

    public CodeTables codes() {
        return book.codes();
    }

    public Checklist checklist() {
        return Checklist.of(type, identity.nature(), subject, service, domainPapers())
                .and(ProvincePapers.of(this), true)
                .and(ProvincePapers.perhaps(this), false);
    }

    /** Whether papers are accepted for a registrant who is not the subject. */
    public DomainPapers domainPapers() {
        return province.domainPapers(identity.nature());
    }

    /** Both principals by the pointer of their part. They are never null, but their fields may be. */
    public Map<String, Person> principals() {
        var principals = new LinkedHashMap<String, Person>();
        principals.put("/subject/principal", orEmpty(subject.principal()));
        principals.put("/service/principal", orEmpty(service.principal()));
        return principals;
    }

    public List<String> domains() {
        return service.domains();
    }

    /** As {@link VerifiedDomains#added}. */
    public List<String> addedDomains() {
        return VerifiedDomains.added(type, domains(), filedDomains, identity.domain());
    }

    private static Person orEmpty(Person person) {
        return person == null ? new Person(null, null, null, null, null, null, null) : person;
    }
}
