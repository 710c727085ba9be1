package cn.icpfiling.legacy.consumers;

import java.util.List;
import java.util.UUID;

/** The fields that this service reads of a filing record's event. */
record RecordState(UUID subjectId, UUID holder, String status, List<Service> services) {
    private static final String REGISTERED = "REGISTERED";
    private static final String LIVE = "LIVE";

    record Service(List<String> domains, String status, String accessStatus) {
        /** Registered, with access through this platform. */
        boolean isFiledHere() {
            return status.equals(REGISTERED) && accessStatus.equals(LIVE);
        }
    }

    boolean isRegistered() {
        return status.equals(REGISTERED);
    }
}
