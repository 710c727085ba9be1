package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordOrigin;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.store.SubjectOnShow;
import cn.icpfiling.filing.views.PersonView;
import cn.icpfiling.filing.views.RegionView;
import cn.icpfiling.filing.views.SubjectView;
import cn.icpfiling.platform.personaldata.Masks;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filed subject with its whole content on record, masked. */
@Schema(name = "FiledSubjectRecord")
record SubjectRecordView(
        @NotNull UUID subjectId,
        @NotNull UUID holder,
        @NotNull String subjectNumber,
        @NotNull RegionView region,
        @NotNull int nature,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        @NotNull SubjectView entry,
        @JsonInclude(JsonInclude.Include.NON_NULL) PersonView furtherContact,
        @NotNull RecordStatus status,
        @NotNull Instant filedAt,
        @NotNull RecordOrigin origin,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant importedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) RecordEnd.By endedBy) {

    static SubjectRecordView of(
            SubjectOnShow subject, String certificateNumber, SubjectPart entry, Person furtherContact) {
        return new SubjectRecordView(
                subject.id(),
                subject.holder(),
                subject.subjectNumber(),
                RegionView.of(subject.region()),
                subject.nature(),
                subject.certificateType(),
                Masks.idNumber(certificateNumber),
                SubjectView.of(entry, subject.nature()),
                PersonView.of(furtherContact),
                subject.status(),
                subject.filedAt(),
                subject.origin(),
                subject.importedAt(),
                subject.endedAt(),
                subject.endedBy());
    }
}
