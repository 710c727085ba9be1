package cn.icpfiling.filing.core.rules;

import cn.icpfiling.filing.core.Checklist;
import cn.icpfiling.filing.core.CodeTables;
import cn.icpfiling.filing.core.DomainPapers;
import cn.icpfiling.filing.core.MaterialKind;
import cn.icpfiling.filing.core.NameWords;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.Person;
import cn.icpfiling.filing.core.PhoneNumbers;
import cn.icpfiling.filing.core.Region;
import cn.icpfiling.filing.core.ServicePart;
import cn.icpfiling.filing.core.SubjectPart;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything the rules may look at.
 *
 * @param identity what the type check asks and settles
 * @param numberBound whether a service number is bound to the order
 * @param numberTermEnds last day of the instance behind it, null when none is bound
 * @param sitesOnRecord live services of the subject that are filed here; those at other providers nobody tells
 * @param filedDomains those of the service on record that is changed, empty where none is
 * @param today the legal day the order is judged by
 * @param province what the province asks on that day
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

    /** Who wants to file what, as the type check asks it. */
    public record Identity(Region region, int nature, int certificateType, String certificateNumber, String domain) {

        @Override
        public String toString() {
            return "Identity[" + domain + "]";
        }
    }

    /** The tables and means of the rules, none of which is the order's own. */
    public record Book(CodeTables codes, NameWords words, PhoneNumbers phones) {}

    public OrderFacts {
        subject = subject == null ? SubjectPart.NOTHING : subject;
        service = service == null ? ServicePart.NOTHING : service;
        materials = Set.copyOf(materials);
        filedDomains = List.copyOf(filedDomains);
    }

    /** For the type check: nothing but who and what. */
    public static OrderFacts ofIdentity(Identity identity, LocalDate today, Book book) {
        var silent = new ProvinceRules(0, identity.region().province(), RuledAct.FIRST_FILING, List.of());
        return new OrderFacts(
                OrderType.FIRST_FILING, identity, null, null, Set.of(), false, null, 0, List.of(), today, book, silent);
    }

    public boolean isPerson() {
        return identity.nature() == CodeTables.PERSON;
    }

    public Sponsor sponsor() {
        return Sponsor.ofNature(identity.nature());
    }

    /** The subject's principal says that they are not the legal representative. */
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

    /** Whether papers may stand in for a registrant who is not the subject. */
    public DomainPapers domainPapers() {
        return province.domainPapers(identity.nature());
    }

    /** Both principals by the pointer of their part, never null; gaps inside are. */
    public Map<String, Person> principals() {
        var principals = new LinkedHashMap<String, Person>();
        principals.put("/subject/principal", orEmpty(subject.principal()));
        principals.put("/service/principal", orEmpty(service.principal()));
        return principals;
    }

    public List<String> domains() {
        return service.domains();
    }

    /** What a change of a service wants beside the domains on record, as it was typed; empty for every other order. */
    public List<String> addedDomains() {
        return type == OrderType.CHANGE_SERVICE
                ? domains().stream()
                        .filter(domain -> filedDomains.stream().noneMatch(filed -> DomainFaults.same(domain, filed)))
                        .distinct()
                        .toList()
                : List.of();
    }

    private static Person orEmpty(Person person) {
        return person == null ? new Person(null, null, null, null, null, null, null) : person;
    }
}
