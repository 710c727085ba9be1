package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.progress.Wording;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** One filed subject or service as it stands on record, masked. */
@ApplicationScoped
class ShowFiling {

    private final FilingAccess access;
    private final SealedSubjects sealed;
    private final Wording wording;

    ShowFiling(FilingAccess access, SealedSubjects sealed, Wording wording) {
        this.access = access;
        this.sealed = sealed;
        this.wording = wording;
    }

    /** What is shown, and the tag that changes with it. */
    record Shown<T>(T view, VersionTag tag) {}

    @Transactional
    Shown<SubjectRecordView> subject(UUID id) {
        var subject = access.subject(id);
        var view = SubjectRecordView.of(subject, sealed.certificateNumber(subject), sealed.part(subject));
        return new Shown<>(view, new VersionTag(subject.version(), wording.locale()));
    }

    @Transactional
    Shown<ServiceRecordView> service(UUID id) {
        var service = access.service(id);
        var view = ServiceRecordView.of(service, sealed.part(service));
        return new Shown<>(view, new VersionTag(service.version(), wording.locale()));
    }
}
