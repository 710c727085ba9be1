package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.records.AccessStatus;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordStatus;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A filed subject with decrypted data, for other services.
 *
 * @param legalRepresentative name of the subject principal if the filing counts them as the legal representative of an
 *     organisation; else null
 */
record SubjectRecord(
        @NotNull UUID subjectId,
        @NotNull UUID holder,
        @NotNull String province,
        @NotNull String subjectNumber,
        @NotNull int nature,
        @NotNull String name,
        @NotNull int certificateType,
        @NotNull String certificateNumber,
        String legalRepresentative,
        @NotNull RecordStatus status,
        @NotNull List<ServiceRecord> services) {

    /** One service of the subject. */
    record ServiceRecord(
            @NotNull UUID serviceId,
            @NotNull String serviceNumber,
            @NotNull List<String> domains,
            @NotNull RecordStatus status,
            @NotNull AccessStatus accessStatus,
            @NotNull Instant filedAt) {

        static ServiceRecord of(FiledService service) {
            return new ServiceRecord(
                    service.id(),
                    service.serviceNumber(),
                    service.domains(),
                    service.status(),
                    service.accessStatus(),
                    service.filedAt());
        }
    }

    @Override
    public String toString() {
        return "SubjectRecord[" + subjectId + "]";
    }
}
