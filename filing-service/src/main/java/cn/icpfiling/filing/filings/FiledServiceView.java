package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.ServiceKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filed service in a list. */
@Schema(name = "FiledService")
record FiledServiceView(
        @NotNull UUID serviceId,
        @NotNull UUID subjectId,
        @NotNull UUID holder,
        @NotNull String serviceNumber,
        @NotNull ServiceKind kind,
        @NotNull String name,
        @NotNull List<String> domains,
        @NotNull RecordStatus status,
        @NotNull AccessStatus accessStatus,
        @NotNull Instant filedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate filedNotBefore,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) RecordEnd.By endedBy) {

    static FiledServiceView of(FiledService service) {
        return new FiledServiceView(
                service.id(),
                service.subjectId(),
                service.holder(),
                service.serviceNumber(),
                service.kind(),
                service.name(),
                service.domains(),
                service.status(),
                service.accessStatus(),
                service.filedAt(),
                service.filedNotBefore(),
                service.end().map(RecordEnd::at).orElse(null),
                service.end().map(RecordEnd::by).orElse(null));
    }
}
