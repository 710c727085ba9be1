package cn.icpfiling.account.consumers;

import java.util.List;
import java.util.UUID;

/** The fields that this service reads of filing-service's record events. */
record RecordStep(
        UUID subjectId,
        UUID holder,
        String subjectNumber,
        String status,
        List<Service> services,
        RecordEnd recordEnd,
        AccessEnd accessEnd) {

    record Service(UUID serviceId, String serviceNumber) {}

    record RecordEnd(List<UUID> serviceIds, String by) {}

    /** The provider's access to one service; the reason is null where the holder ended it. */
    record AccessEnd(UUID serviceId, String by, String reason) {}

    /** Numbers of the services that ended. */
    List<String> endedNumbers() {
        return numbers(recordEnd.serviceIds());
    }

    /** Number of the service whose access ended. */
    List<String> cancelledNumbers() {
        return numbers(List.of(accessEnd.serviceId()));
    }

    private List<String> numbers(List<UUID> ids) {
        return services.stream()
                .filter(service -> ids.contains(service.serviceId()))
                .map(Service::serviceNumber)
                .toList();
    }
}
