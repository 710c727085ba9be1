package cn.icpfiling.verification.consumers;

import cn.icpfiling.verification.core.FiledDomainState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The fields that this service reads from the event of a filing record: the whole public state of a subject. */
record FiledRecord(UUID subjectId, String status, List<Service> services) {

    private static final String REGISTERED = "REGISTERED";
    private static final String LIVE = "LIVE";

    /**
     * One service of the subject.
     *
     * @param filedNotBefore the earliest day of a site whose true day is unknown; null if filedAt is the day of its filing, or
     *     the event is of an earlier release
     * @param registrantByPapers the domains of which papers were accepted in place of D1
     */
    record Service(
            UUID serviceId,
            String serviceNumber,
            List<String> domains,
            String status,
            String accessStatus,
            Instant filedAt,
            LocalDate filedNotBefore,
            List<String> registrantByPapers) {

        Service {
            registrantByPapers = registrantByPapers == null ? List.of() : List.copyOf(registrantByPapers);
        }
    }

    boolean isRegistered() {
        return status.equals(REGISTERED);
    }

    /** A service ends with its subject. */
    FiledDomainState stateOf(Service service) {
        if (!isRegistered() || !service.status().equals(REGISTERED)) {
            return FiledDomainState.ENDED;
        }
        return service.accessStatus().equals(LIVE) ? FiledDomainState.SERVED : FiledDomainState.ACCESS_CANCELLED;
    }
}
