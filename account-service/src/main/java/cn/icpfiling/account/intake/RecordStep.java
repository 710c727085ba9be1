package cn.icpfiling.account.intake;

import java.util.List;
import java.util.UUID;

/** What we read of filing-service's events on what left the register; the rest is none of our business. */
record RecordStep(
        UUID subjectId, UUID holder, String subjectNumber, String status, List<Service> services, RecordEnd recordEnd) {

    record Service(UUID serviceId, String serviceNumber) {}

    record RecordEnd(List<UUID> serviceIds, String by) {}

    /** Numbers of the services that ended. */
    List<String> endedNumbers() {
        return services.stream()
                .filter(service -> recordEnd.serviceIds().contains(service.serviceId()))
                .map(Service::serviceNumber)
                .toList();
    }
}
