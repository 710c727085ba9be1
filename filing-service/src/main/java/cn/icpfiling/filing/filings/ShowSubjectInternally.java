package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.catalogue.CodeTables;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** One filed subject with its services, decrypted. */
@ApplicationScoped
class ShowSubjectInternally {

    private final SubjectRepository subjects;
    private final FiledServiceRepository services;
    private final SubjectEncryption encrypted;

    ShowSubjectInternally(SubjectRepository subjects, FiledServiceRepository services, SubjectEncryption encrypted) {
        this.subjects = subjects;
        this.services = services;
        this.encrypted = encrypted;
    }

    @Transactional
    SubjectRecord handle(UUID id) {
        var subject = subjects.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        return new SubjectRecord(
                subject.id(),
                subject.holder(),
                subject.province(),
                subject.subjectNumber(),
                subject.nature(),
                encrypted.name(subject),
                subject.certificate().type(),
                encrypted.certificateNumber(subject),
                legalRepresentative(subject),
                subject.status(),
                services.ofSubject(id).stream()
                        .map(SubjectRecord.ServiceRecord::of)
                        .toList());
    }

    /** A principal of an organisation is its legal representative, unless the filing says that they are not. */
    private String legalRepresentative(Subject subject) {
        var principal = encrypted.part(subject).principal();
        var isDeputy = principal == null || Boolean.FALSE.equals(principal.legalRepresentative());
        return subject.nature() == CodeTables.PERSON || isDeputy ? null : principal.name();
    }
}
