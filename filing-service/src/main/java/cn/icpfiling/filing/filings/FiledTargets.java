package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.store.FiledServiceRepository;
import cn.icpfiling.filing.store.SubjectRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Finds what an act is about: as the caller may read it, or under the locks of subject and service. */
@ApplicationScoped
public class FiledTargets {

    private final FilingAccess access;
    private final SubjectRepository subjects;
    private final FiledServiceRepository services;

    FiledTargets(FilingAccess access, SubjectRepository subjects, FiledServiceRepository services) {
        this.access = access;
        this.subjects = subjects;
        this.services = services;
    }

    /** 404 unless the caller may read it. */
    public void requireService(UUID id) {
        access.requireService(id);
    }

    /** 404 unless the caller may read it. */
    public void requireSubject(UUID id) {
        access.requireSubject(id);
    }

    /** 404 unless the caller may read it. */
    public FiledTarget service(UUID id) {
        var service = access.service(id);
        return new FiledTarget(subjects.findById(service.subjectId()), service);
    }

    /** 404 unless the caller may read it. */
    public FiledTarget subject(UUID id) {
        return new FiledTarget(access.subject(id), null);
    }

    /**
     * The subject is locked before its service, as everywhere. 404 unless the caller may read it now: it may have gone to another account
     * since the caller was checked.
     */
    public FiledTarget lockedService(UUID id) {
        var subject = access.readable(Optional.of(subjects.locked(services.subjectOf(id))));
        return new FiledTarget(subject, access.readable(Optional.of(services.locked(id))));
    }

    /** 404 unless the caller may read it now. */
    public FiledTarget lockedSubject(UUID id) {
        return new FiledTarget(access.readable(Optional.of(subjects.locked(id))), null);
    }
}
