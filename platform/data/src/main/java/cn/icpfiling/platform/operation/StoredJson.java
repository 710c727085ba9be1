package cn.icpfiling.platform.operation;

import cn.icpfiling.platform.database.JsonText;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Entries, results and problems as their columns hold them. */
@ApplicationScoped
public class StoredJson {

    private final ObjectMapper json;

    public StoredJson(ObjectMapper json) {
        this.json = json;
    }

    /** Null stays null. */
    public String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not writable as JSON", impossible);
        }
    }

    /** Null stays null. */
    public <T> T read(String text, Class<T> type) {
        return text == null ? null : JsonText.read(text, type);
    }
}
