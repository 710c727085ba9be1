package cn.icpfiling.platform.inbox;

import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as received.
 *
 * @param id the event's own id, the same for every delivery
 * @param type its literal name
 * @param source the service that publishes it
 * @param subject the aggregate that the event belongs to
 * @param sequence the number of the event within the aggregate
 * @param time when the fact occurred
 * @param data the payload
 */
public record IncomingEvent(
        UUID id, String type, String source, UUID subject, long sequence, Instant time, JsonNode data) {
    /**
     * Returns the payload as the reader's own record. Ignores unknown fields. A constant that this release does not know leaves the event
     * to a replica of the release that does.
     *
     * @param required top-level fields that the reader cannot do without; the owner's schema requires them. An event without one is parked
     *     for an operator, who reads its type and the field
     */
    public <T> T as(Class<T> reader, String... required) {
        for (var field : required) {
            if (!data.hasNonNull(field)) {
                throw new UnreadableEvent("payload of " + type + " lacks " + field, null);
            }
        }
        try {
            return JsonText.read(data, reader);
        } catch (JsonProcessingException e) {
            if (JsonText.isUnknownConstant(e)) {
                throw new LaterConstant("payload of " + type + " is of a later release: " + e.getOriginalMessage());
            }
            throw new UnreadableEvent(
                    "payload of " + type + " is not a " + reader.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
