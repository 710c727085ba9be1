package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordOrigin;
import cn.icpfiling.filing.store.FurtherContactTable;
import cn.icpfiling.filing.store.SubjectOnShow;
import cn.icpfiling.filing.store.SubjectsOnShow;
import cn.icpfiling.filing.web.Wording;
import cn.icpfiling.platform.database.Reads;
import cn.icpfiling.platform.web.write.IfNoneMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Reads one filed subject or service on record, masked. */
@Singleton
class ShowFiling {

    private final SubjectsOnShow subjects;
    private final Reads reads;
    private final FilingAccess access;
    private final SubjectEncryption encrypted;
    private final FurtherContactTable further;
    private final Wording wording;

    ShowFiling(
            SubjectsOnShow subjects,
            Reads reads,
            FilingAccess access,
            SubjectEncryption encrypted,
            FurtherContactTable further,
            Wording wording) {
        this.subjects = subjects;
        this.reads = reads;
        this.access = access;
        this.encrypted = encrypted;
        this.further = further;
        this.wording = wording;
    }

    /** The view, or null for a reader who already has it, and its ETag. */
    record Shown<T>(T view, VersionTag tag) {}

    Shown<SubjectRecordView> subject(UUID id, IfNoneMatch known) {
        var subject = access.readable(subjects.find(id));
        var tag = new VersionTag(subject.version(), wording.locale());
        return new Shown<>(known.knows(tag) ? null : view(subject), tag);
    }

    Shown<ServiceRecordView> service(UUID id, IfNoneMatch known) {
        var service = access.readable(reads.find(FiledService.class, id));
        var tag = new VersionTag(service.version(), wording.locale());
        return new Shown<>(known.knows(tag) ? null : ServiceRecordView.of(service, encrypted.part(service)), tag);
    }

    private SubjectRecordView view(SubjectOnShow subject) {
        // No other subject has one, and most subjects are read without this question.
        var contact = subject.origin() == RecordOrigin.IMPORTED
                ? further.shown(subject.id()).orElse(null)
                : null;
        return SubjectRecordView.of(subject, encrypted.certificateNumber(subject), encrypted.part(subject), contact);
    }
}
