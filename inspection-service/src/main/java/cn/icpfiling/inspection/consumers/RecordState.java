package cn.icpfiling.inspection.consumers;

import cn.icpfiling.inspection.core.AccessStatus;
import cn.icpfiling.inspection.core.RecordStatus;
import cn.icpfiling.inspection.core.findings.GrantedChange;
import java.time.Instant;
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
            Long preApprovals) {}

    boolean isRegistered() {
        return status == RecordStatus.REGISTERED;
    }
}
