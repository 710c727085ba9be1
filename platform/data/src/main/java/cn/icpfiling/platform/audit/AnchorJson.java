package cn.icpfiling.platform.audit;

import cn.icpfiling.platform.auditchain.Anchor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Reads and writes an anchor as one line of JSON, for its file, the database and the topic. */
final class AnchorJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private AnchorJson() {}

    static String write(Anchor anchor) {
        try {
            return JSON.writeValueAsString(anchor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an anchor cannot be written as JSON", e);
        }
    }

    static Anchor read(String line) {
        try {
            return JSON.readValue(line, Anchor.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no anchor: " + line, e);
        }
    }
}
