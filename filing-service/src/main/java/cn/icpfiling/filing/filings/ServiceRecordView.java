package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.records.AccessEnd;
import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordStatus;
import cn.icpfiling.filing.core.records.ServiceKind;
import cn.icpfiling.filing.views.ServiceView;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A filed service with its whole content on record; the principal's data is masked. */
@Schema(name = "FiledServiceRecord")
record ServiceRecordView(
        @NotNull UUID serviceId,
        @NotNull UUID subjectId,
        @NotNull UUID holder,
        @NotNull String serviceNumber,
        @NotNull ServiceKind kind,
        @NotNull List<String> domains,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ServiceLack> lacks,
        @NotNull ServiceView entry,
        @NotNull RecordStatus status,
        @NotNull AccessStatus accessStatus,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant accessEndedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) AccessEnd.By accessEndedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID accessEndedFinding,
        @NotNull Instant filedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate filedNotBefore,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant endedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) RecordEnd.By endedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID endedFinding) {

    static ServiceRecordView of(FiledService service, ServicePart entry) {
        return new ServiceRecordView(
                service.id(),
                service.subjectId(),
                service.holder(),
                service.serviceNumber(),
                service.kind(),
                service.domains(),
                lacks(service),
                ServiceView.of(entry),
                service.status(),
                service.accessStatus(),
                service.accessEndedAt(),
                service.accessEndedBy(),
                service.accessEndedFinding(),
                service.filedAt(),
                service.filedNotBefore(),
                service.end().map(RecordEnd::at).orElse(null),
                service.end().map(RecordEnd::by).orElse(null),
                service.end().map(RecordEnd::finding).orElse(null));
    }

    /** A site of the old platform may have been filed by its address alone, or have lost its domain. */
    private static List<ServiceLack> lacks(FiledService service) {
        if (!service.domains().isEmpty()) {
            return List.of();
        }
        return service.importedAddresses().isEmpty()
                ? List.of(ServiceLack.DOMAIN, ServiceLack.ADDRESS)
                : List.of(ServiceLack.DOMAIN);
    }
}
