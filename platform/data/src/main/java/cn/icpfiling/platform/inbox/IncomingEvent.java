package cn.icpfiling.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    private static final ObjectMapper TOLERANT = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Returns the payload as the reader's own record. Ignores unknown fields. */
    public <T> T as(Class<T> type) {
        try {
            return TOLERANT.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("payload is not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
