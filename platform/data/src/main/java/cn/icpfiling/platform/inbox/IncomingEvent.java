package cn.icpfiling.platform.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as it came.
 *
 * @param id the event's own id, the same however often it is delivered
 * @param type its literal name
 * @param source who says so
 * @param subject the aggregate it happened to
 * @param sequence the aggregate's count of facts
 * @param time when it happened
 * @param data the payload
 */
public record IncomingEvent(
        UUID id, String type, String source, UUID subject, long sequence, Instant time, JsonNode data) {
    private static final ObjectMapper TOLERANT = JsonMapper.builder()
            .findAndAddModules()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The payload as the reader's own record; fields that it does not know are ignored. */
    public <T> T as(Class<T> type) {
        try {
            return TOLERANT.treeToValue(data, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("payload is not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
