package cn.icpfiling.filing.authority;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.dossier.OrderDossier;
import java.util.List;
import java.util.Map;

/** Turns an order's dossier into the authority's record. */
final class UploadRecords {
    private static final Map<String, String> ENDINGS =
            Map.of("image/jpeg", ".jpg", "image/png", ".png", "application/pdf", ".pdf");

    private UploadRecords() {}

    static UploadRecord of(OrderDossier dossier) throws UnsendableRecord {
        var subject = dossier.subject();
        var region = dossier.region();
        return new UploadRecord(
                dossier.orderId(),
                dossier.type(),
                dossier.submittedAt(),
                dossier.subjectNumber(),
                new UploadRecord.Holder(
                        subject.name(),
                        dossier.nature(),
                        dossier.certificateType(),
                        dossier.certificateNumber(),
                        subject.certificateAddress(),
                        region.province(),
                        region.city(),
                        region.county(),
                        subject.mailingAddress(),
                        dossier.type().isDeregistration()
                                ? recorded(subject.principal())
                                : person(subject.principal(), "the subject's principal")),
                dossier.service() == null ? List.of() : List.of(site(dossier)),
                dossier.materials().stream().map(UploadRecords::paper).toList());
    }

    private static UploadRecord.Site site(OrderDossier dossier) throws UnsendableRecord {
        var service = dossier.service();
        if (dossier.type().isDeregistration()) {
            return UploadRecord.Site.ending(dossier.serviceId(), dossier.filedNumber(), service.name());
        }
        return new UploadRecord.Site(
                dossier.serviceId(),
                dossier.filedNumber(),
                service.name(),
                service.homePage(),
                number(service.contentTypes(), "the service's content types"),
                service.preApprovals() == null ? 0 : service.preApprovals(),
                service.languages(),
                service.domains(),
                number(service.accessMode(), "the service's access mode"),
                number(service.serverLocation(), "the service's server location"),
                dossier.ipAddresses(),
                person(service.principal(), "the service's principal"),
                remark(service));
    }

    private static String remark(ServicePart service) {
        if (service.contentNote() == null || service.contentNote().isBlank()) {
            return service.remark();
        }
        return service.remark() == null || service.remark().isBlank()
                ? service.contentNote()
                : service.contentNote() + ";" + service.remark();
    }

    private static UploadRecord.Person person(Person person, String who) throws UnsendableRecord {
        if (person == null || person.certificateType() == null) {
            throw new UnsendableRecord("AUTHORITY_RECORD_INCOMPLETE", who + " is missing");
        }
        return recorded(person, Boolean.TRUE.equals(person.legalRepresentative()));
    }

    /** The principal of a record that ends, as it names them; null if it names none. */
    private static UploadRecord.Person recorded(Person person) {
        return person == null ? null : recorded(person, person.legalRepresentative());
    }

    private static UploadRecord.Person recorded(Person person, Boolean legalRepresentative) {
        return new UploadRecord.Person(
                person.name(),
                person.certificateType(),
                person.certificateNumber(),
                person.mobile(),
                person.officePhone(),
                person.mail(),
                legalRepresentative);
    }

    private static UploadRecord.Paper paper(OrderDossier.Paper paper) {
        return new UploadRecord.Paper(
                paper.kind().name(),
                UploadXml.reference(paper.materialId()) + ENDINGS.getOrDefault(paper.mediaType(), ".bin"),
                paper.sha256());
    }

    private static long number(Long value, String what) throws UnsendableRecord {
        if (value == null) {
            throw new UnsendableRecord("AUTHORITY_RECORD_INCOMPLETE", what + " is missing");
        }
        return value;
    }
}
