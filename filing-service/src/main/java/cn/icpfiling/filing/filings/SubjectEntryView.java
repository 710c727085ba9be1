package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filed subject in a list. */
@Schema(name = "Subject")
record SubjectEntryView(
        @NotNull UUID subjectId,
        @NotNull UUID holder,
        @NotNull String subjectNumber,
        @NotNull String province,
        @NotNull int nature,
        @NotNull String name,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        @NotNull RecordStatus status,
        @NotNull Instant filedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) RecordEnd.By endedBy) {}
