package cn.icpfiling.account.events;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An event before it is logged.
 *
 * @param id the same for every delivery of the event
 * @param sequence of the order, record, finding or account that the event belongs to; it grows but skips steps that are not public
 * @param ids what the event is about, by names such as orderId
 * @param serving the change of the serving list that the event tells; null for every other event
 */
public record AccountEvent(
        UUID id, String type, long sequence, Instant occurredAt, SortedMap<String, UUID> ids, ServingChange serving) {

    public AccountEvent {
        ids = new TreeMap<>(ids);
    }

    /** An event of ids alone. */
    public AccountEvent(UUID id, String type, long sequence, Instant occurredAt, SortedMap<String, UUID> ids) {
        this(id, type, sequence, occurredAt, ids, null);
    }

    public AccountEvent with(ServingChange change) {
        return new AccountEvent(id, type, sequence, occurredAt, ids, change);
    }
}
