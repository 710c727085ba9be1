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
 */
public record AccountEvent(UUID id, String type, long sequence, Instant occurredAt, SortedMap<String, UUID> ids) {

    public AccountEvent {
        ids = new TreeMap<>(ids);
    }
}
