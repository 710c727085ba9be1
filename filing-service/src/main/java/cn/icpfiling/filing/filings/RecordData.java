package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.FiledService;
import cn.icpfiling.filing.core.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The data of every event on icp.filing.record.v1: the whole public state of a subject. */
record RecordData(
        UUID subjectId,
        UUID holder,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID partner,
        String province,
        int nature,
        String subjectNumber,
        String status,
        List<ServiceData> services,
        @JsonInclude(JsonInclude.Include.NON_NULL) AccessEndData accessEnd) {

    /** Whose access ended, by whom and on what ground: of {@code filing.record.access-cancelled} alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccessEndData(UUID serviceId, String by, UUID findingId, String reason) {}

    /** One service of it. */
    record ServiceData(
            UUID serviceId,
            String serviceNumber,
            String kind,
            List<String> domains,
            String status,
            String accessStatus,
            Instant filedAt) {

        static ServiceData of(FiledService service) {
            return new ServiceData(
                    service.id(),
                    service.serviceNumber(),
                    service.kind().name(),
                    service.domains(),
                    service.status().name(),
                    service.accessStatus().name(),
                    service.filedAt());
        }
    }

    static RecordData of(Subject subject, List<FiledService> services) {
        return of(subject, services, null);
    }

    static RecordData of(Subject subject, List<FiledService> services, AccessEndData accessEnd) {
        return new RecordData(
                subject.id(),
                subject.holder(),
                subject.partner(),
                subject.province(),
                subject.nature(),
                subject.subjectNumber(),
                subject.status().name(),
                services.stream().map(ServiceData::of).toList(),
                accessEnd);
    }
}
