package cn.icpfiling.inspection.consumers;

import cn.icpfiling.inspection.core.AccessStatus;
import cn.icpfiling.inspection.core.RecordStatus;
import cn.icpfiling.inspection.core.findings.GrantedChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The fields that this service reads of a filing record's event.
 *
 * @param partner whose customer the holder is: the provider that serves the sites; null for the provider that runs the
 *     platform
 * @param change the order that was granted; null in all events but filing.record.changed
 */
record RecordState(
        UUID subjectId,
        UUID holder,
        UUID partner,
        String province,
        int nature,
        String subjectNumber,
        RecordStatus status,
        List<Service> services,
        GrantedChange change) {
    /**
     * One service.
     *
     * @param contentTypes the authority's bit set; null if it is not told, as preApprovals
     * @param filedNotBefore the earliest day of a site whose true day is unknown; null if filedAt is the day of its filing, or
     *     the event is of an earlier release
     * @param registrantByPapers the domains of which papers were accepted in place of a registrant who is the subject
     */
    record Service(
            UUID serviceId,
            String serviceNumber,
            String kind,
            List<String> domains,
            RecordStatus status,
            AccessStatus accessStatus,
            Instant filedAt,
            Long contentTypes,
            Long preApprovals,
            LocalDate filedNotBefore,
            List<String> registrantByPapers) {

        Service {
            registrantByPapers = registrantByPapers == null ? List.of() : List.copyOf(registrantByPapers);
        }
    }

    boolean isRegistered() {
        return status == RecordStatus.REGISTERED;
    }
}
