package cn.icpfiling.account.webhooks;

import cn.icpfiling.account.events.EventView;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Writes the body of a webhook: type, timestamp and data, the form that Standard Webhooks recommends. */
@ApplicationScoped
class WebhookBody {

    static final String TEST = "webhook.test";

    private final ObjectMapper json;

    WebhookBody(ObjectMapper json) {
        this.json = json;
    }

    private record Body(String type, Instant timestamp, Object data) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record TestData(UUID eventId, UUID endpointId, String note) {}

    String of(EventView event) {
        return write(new Body(event.type(), event.occurredAt(), event));
    }

    /** @param note null for none */
    String ofTest(UUID event, UUID endpoint, String note, Instant now) {
        return write(new Body(TEST, now, new TestData(event, endpoint, note)));
    }

    private String write(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a webhook cannot be written as JSON", e);
        }
    }
}
