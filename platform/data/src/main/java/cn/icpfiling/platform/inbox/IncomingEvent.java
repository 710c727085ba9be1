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
     */
    public <T> T as(Class<T> type) {
        try {
            return JsonText.read(data, type);
        } catch (JsonProcessingException e) {
            if (JsonText.isUnknownConstant(e)) {
                throw new LaterConstant("payload is of a later release: " + e.getOriginalMessage());
            }
            throw new UnreadableEvent("payload is not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
