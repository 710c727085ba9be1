package cn.icpfiling.platform.database;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/**
 * Reads and writes the JSON that columns hold. Its buffers come from a pool that all threads share: Jackson's own are kept in a
 * thread-local, which each virtual thread would fill with new ones, twelve kilobytes a value.
 */
public final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                    .build())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    /** Most lists are empty, and their text needs no parser. */
    private static final String NOTHING = "[]";

    private JsonText() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " cannot be written as JSON", e);
        }
    }

    /** The value of a column; the exception does not repeat it, because it may be personal data. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value is not readable as " + type.getSimpleName());
        }
    }

    /** The list of a column; the exception does not repeat it, because it may be personal data. */
    public static <E> List<E> readList(String json, TypeReference<List<E>> type) {
        return json.equals(NOTHING) ? List.of() : read(json, type);
    }

    /** The value of a column; the exception does not repeat it, because it may be personal data. */
    public static <T> T read(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value is not readable as " + type.getType());
        }
    }
}
