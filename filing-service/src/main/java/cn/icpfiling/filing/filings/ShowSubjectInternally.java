package cn.icpfiling.filing.filings;

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
    private final SealedSubjects sealed;

    ShowSubjectInternally(SubjectRepository subjects, FiledServiceRepository services, SealedSubjects sealed) {
        this.subjects = subjects;
        this.services = services;
        this.sealed = sealed;
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
                sealed.name(subject),
                subject.certificateType(),
                sealed.certificateNumber(subject),
                subject.status(),
                services.ofSubject(id).stream()
                        .map(SubjectRecord.ServiceRecord::of)
                        .toList());
    }
}
