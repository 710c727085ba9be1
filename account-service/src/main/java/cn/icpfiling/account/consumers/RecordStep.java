package cn.icpfiling.account.consumers;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** The services that left the register; the reason is the provider's, and null for any other actor. */
    record RecordEnd(List<UUID> serviceIds, String by, String reason) {}

    /** The provider's access to one service; the reason is null where the holder ended it. */
    record AccessEnd(UUID serviceId, String by, String reason) {}

    /** Numbers of the services that ended. */
    List<String> endedNumbers() {
        return numbers(recordEnd.serviceIds());
    }

    /** Numbers of the services that ended, and that of the subject if it ended too. */
    List<String> endedHere() {
        return "DEREGISTERED".equals(status)
                ? Stream.concat(endedNumbers().stream(), Stream.of(subjectNumber))
                        .toList()
                : endedNumbers();
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
