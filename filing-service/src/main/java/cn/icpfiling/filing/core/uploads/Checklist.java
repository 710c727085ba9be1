package cn.icpfiling.filing.core.uploads;

import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.materials.DomainPapers;
import cn.icpfiling.filing.core.materials.MaterialKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The materials that an order needs, by nature, province and entered content. */
public record Checklist(List<Item> items) {

    /** One kind of material. If it is not required, the applicant may still hand it in. */
    public record Item(MaterialKind kind, boolean required) {}

    public Checklist {
        items = List.copyOf(items);
    }

    /** @param domainPapers whether papers are accepted for a registrant who is not the subject */
    public static Checklist of(
            OrderType type, int nature, SubjectPart subject, ServicePart service, DomainPapers domainPapers) {
        if (type.isDeregistration()) {
            return new Checklist(List.of());
        }
        var items = new ArrayList<Item>();
        var person = nature == CodeTables.PERSON;
        var principal = subject == null ? null : subject.principal();
        // A person's certificate is also the principal's: one document serves for both.
        if (!person) {
            items.add(new Item(MaterialKind.SUBJECT_CERTIFICATE, true));
        }
        items.add(new Item(MaterialKind.SUBJECT_PRINCIPAL_ID, true));
        if (type.hasService() && !samePerson(principal, service == null ? null : service.principal())) {
            items.add(new Item(MaterialKind.SERVICE_PRINCIPAL_ID, true));
        }
        items.add(new Item(MaterialKind.VERIFICATION_SHEET, true));
        if (!person) {
            var deputy = principal != null && Boolean.FALSE.equals(principal.legalRepresentative());
            items.add(new Item(MaterialKind.LETTER_OF_AUTHORITY, deputy));
        }
        var regulated = service != null && service.preApprovals() != null && service.preApprovals() != 0;
        if (type.hasService()) {
            items.add(new Item(MaterialKind.PRE_APPROVAL, regulated));
        }
        // Issued by the issuer of the certificate (docs/trade.md 3.5, 3.16). A person's certificate itself shows the
        // change.
        if (type.isChange()) {
            items.add(new Item(MaterialKind.CHANGE_PROOF, type.changesSubject() && !person));
            // The registrar's proof of a renewed or transferred domain, where a finding or a reviewer asks for it
            // (docs/trade.md 3.16).
            items.add(new Item(MaterialKind.DOMAIN_CERTIFICATE, false));
        }
        if (domainPapers == DomainPapers.ACCEPTED) {
            items.add(new Item(DomainPapers.PAPER, false));
        }
        return new Checklist(items);
    }

    /** Returns this list with more kinds of material, required or optional. */
    public Checklist and(Set<MaterialKind> kinds, boolean required) {
        var more = new ArrayList<>(items);
        kinds.forEach(kind -> more.add(new Item(kind, required)));
        return new Checklist(more);
    }

    private static boolean samePerson(Person one, Person other) {
        return one != null
                && other != null
                && one.certificateNumber() != null
                && Objects.equals(one.certificateType(), other.certificateType())
                && one.certificateNumber()
                        .strip()
                        .equalsIgnoreCase(
                                Objects.toString(other.certificateNumber(), "").strip());
    }
}
