package cn.icpfiling.account.consumers;

import cn.icpfiling.account.events.AccountEvent;
import cn.icpfiling.platform.inbox.IncomingEvent;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** What the event log takes of an event of another service: ids, and no other field. */
final class LoggedStep {

    private static final String TRANSFER = "transferId";
    private static final String CASE = "caseId";

    /** Top-level fields of the owners' schemas. */
    private static final Set<String> IDS = Set.of(
            "orderId",
            "prefilledOrderId",
            "subjectId",
            "serviceId",
            "findingId",
            "filedDomainId",
            "verificationId",
            "accountId",
            TRANSFER,
            CASE);

    private LoggedStep() {}

    static AccountEvent of(IncomingEvent event) {
        var ids = new TreeMap<String, UUID>();
        for (var name : IDS) {
            id(event, name).ifPresent(id -> ids.put(name, id));
        }
        if (ids.containsKey(CASE)) {
            // An offline transfer has the id of its case, and is read as the case alone.
            ids.remove(TRANSFER);
        }
        return new AccountEvent(event.id(), event.type(), event.sequence(), event.time(), ids);
    }

    /** Empty if the payload has no such field, or if it is no id. */
    static Optional<UUID> id(IncomingEvent event, String field) {
        try {
            return Optional.ofNullable(event.data().path(field).textValue()).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
