package cn.icpfiling.verification.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** What lines ask and what came of them, as it is stored. */
@ApplicationScoped
class KeptJson {

    private final ObjectMapper json;

    KeptJson(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not writable as JSON", impossible);
        }
    }

    /** Null stays null. */
    <T> T read(String text, Class<T> type) {
        try {
            return text == null ? null : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            // The value itself stays out of the message: it may be personal.
            throw new IllegalStateException("a kept " + type.getSimpleName() + " is not readable");
        }
    }
}
