package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.MarkedFinding;
import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.records.FiledService;
import cn.icpfiling.filing.core.records.RecordEnd;
import cn.icpfiling.filing.core.records.RecordOrigin;
import cn.icpfiling.filing.core.records.Subject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The data of every event on icp.filing.record.v1: the whole public state of a subject.
 *
 * @param previousHolder the account that held the filing until now. Only in {@code filing.record.transferred}
 * @param origin IMPORTED for a filing of the old platform, in each of its events; null for every other one
 */
record RecordData(
        UUID subjectId,
        UUID holder,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID partner,
        String province,
        int nature,
        String subjectNumber,
        String status,
        List<ServiceData> services,
        @JsonInclude(JsonInclude.Include.NON_NULL) AccessEndData accessEnd,
        @JsonInclude(JsonInclude.Include.NON_NULL) RecordEndData recordEnd,
        @JsonInclude(JsonInclude.Include.NON_NULL) ChangeData change,
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID previousHolder,
        @JsonInclude(JsonInclude.Include.NON_NULL) RecordOrigin origin) {

    /**
     * The service whose access ended, who ended it and the ground: a reason, and the overdue finding if there was one. Only
     * in {@code filing.record.access-cancelled}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccessEndData(UUID serviceId, String by, String reason, UUID finding) {}

    /**
     * The services that left the register, who ended them and when. Only in {@code filing.record.deregistered}. The
     * authority's own words are not published.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecordEndData(List<UUID> serviceIds, String by, String reason, UUID finding, Instant at) {

        static RecordEndData of(List<UUID> services, RecordEnd end) {
            return new RecordEndData(
                    services,
                    end.by().name(),
                    end.by() == RecordEnd.By.PROVIDER ? end.reason() : null,
                    end.finding(),
                    end.at());
        }
    }

    /**
     * The order that changed the record, and the finding from which it was opened. Only in {@code filing.record.changed}.
     *
     * @param serviceId null if the order changed the subject
     * @param findingId null if the holder opened the change for another reason
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeData(UUID orderId, UUID serviceId, UUID findingId, Instant at) {

        static ChangeData of(Order order, Instant at) {
            return new ChangeData(
                    order.id(),
                    order.type().hasService() ? order.serviceId() : null,
                    order.finding().map(MarkedFinding::id).orElse(null),
                    at);
        }
    }

    /**
     * One service of the subject.
     *
     * @param contentTypes the authority's bit set; null if an earlier release granted the entry, as preApprovals
     * @param filedNotBefore the earliest day of a site whose true day is unknown; null if filedAt is the day of its filing
     * @param registrantByPapers the domains of which papers were accepted in place of D1
     */
    record ServiceData(
            UUID serviceId,
            String serviceNumber,
            String kind,
            List<String> domains,
            String status,
            String accessStatus,
            Instant filedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long contentTypes,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long preApprovals,
            @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate filedNotBefore,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> registrantByPapers) {

        static ServiceData of(FiledService service) {
            return new ServiceData(
                    service.id(),
                    service.serviceNumber(),
                    service.kind().name(),
                    service.domains(),
                    service.status().name(),
                    service.accessStatus().name(),
                    service.filedAt(),
                    service.contentTypes(),
                    service.preApprovals(),
                    service.filedNotBefore(),
                    service.registrantByPapers());
        }
    }

    static RecordData of(Subject subject, List<FiledService> services) {
        return of(subject, services, null, null, null, null);
    }

    static RecordData of(Subject subject, List<FiledService> services, AccessEndData accessEnd) {
        return of(subject, services, accessEnd, null, null, null);
    }

    static RecordData ended(Subject subject, List<FiledService> services, RecordEndData end) {
        return of(subject, services, null, end, null, null);
    }

    static RecordData changed(Subject subject, List<FiledService> services, ChangeData change) {
        return of(subject, services, null, null, change, null);
    }

    static RecordData transferred(Subject subject, List<FiledService> services, UUID previousHolder) {
        return of(subject, services, null, null, null, previousHolder);
    }

    private static RecordData of(
            Subject subject,
            List<FiledService> services,
            AccessEndData accessEnd,
            RecordEndData recordEnd,
            ChangeData change,
            UUID previousHolder) {
        return new RecordData(
                subject.id(),
                subject.holder(),
                subject.partner(),
                subject.province(),
                subject.nature(),
                subject.subjectNumber(),
                subject.status().name(),
                services.stream().map(ServiceData::of).toList(),
                accessEnd,
                recordEnd,
                change,
                previousHolder,
                subject.origin() == RecordOrigin.IMPORTED ? RecordOrigin.IMPORTED : null);
    }
}
