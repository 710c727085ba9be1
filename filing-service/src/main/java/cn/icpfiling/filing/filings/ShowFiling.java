package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.Subject;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.database.Reads;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads one filed subject or service on record, masked. */
@ApplicationScoped
class ShowFiling {

    private final Reads reads;
    private final FilingAccess access;
    private final SubjectEncryption encrypted;
    private final Wording wording;

    ShowFiling(Reads reads, FilingAccess access, SubjectEncryption encrypted, Wording wording) {
        this.reads = reads;
        this.access = access;
        this.encrypted = encrypted;
        this.wording = wording;
    }

    /** The view, or null for a reader who already has it, and its ETag. */
    record Shown<T>(T view, VersionTag tag) {}

    Shown<SubjectRecordView> subject(UUID id, IfNoneMatch known) {
        var subject = access.readable(reads.find(Subject.class, id));
        var tag = new VersionTag(subject.version(), wording.locale());
        return new Shown<>(known.knows(tag) ? null : view(subject), tag);
    }

    Shown<ServiceRecordView> service(UUID id, IfNoneMatch known) {
        var service = access.readable(reads.find(FiledService.class, id));
        var tag = new VersionTag(service.version(), wording.locale());
        return new Shown<>(known.knows(tag) ? null : ServiceRecordView.of(service, encrypted.part(service)), tag);
    }

    private SubjectRecordView view(Subject subject) {
        return SubjectRecordView.of(subject, encrypted.certificateNumber(subject), encrypted.part(subject));
    }
}
