package cn.icpfiling.platform.database;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/**
 * Reads and writes the JSON that columns and topics hold; all stored JSON is read here (ADR 0052). A replica of a later release may have
 * written it, so members that this release does not know are ignored. A constant that it does not know is refused, because what is
 * right then depends on the value: {@link #readKnown} is for lists whose other elements hold without it.
 *
 * <p>Its buffers come from a pool that all threads share: Jackson's own are kept in a thread-local, which each virtual thread would fill
 * with new ones, twelve kilobytes a value.
 */
public final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                    .build())
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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

    /**
     * The list of a column without the elements that name a constant of a later release. It is for lists in which such an element, left
     * out, is what this release has always done; never for one that forbids or owes something.
     */
    public static <E> List<E> readKnown(String json, TypeReference<List<E>> type) {
        if (json.equals(NOTHING)) {
            return List.of();
        }
        var list = read(json, JsonNode.class);
        keepKnown(list, MAPPER.constructType(type).getContentType());
        return bound(list, MAPPER.constructType(type));
    }

    /** The record of a column; the lists that are its members are read as {@link #readKnown(String, TypeReference)} reads one. */
    public static <T extends Record> T readKnown(String json, Class<T> type) {
        var value = read(json, JsonNode.class);
        for (var member : type.getRecordComponents()) {
            if (member.getType() == List.class) {
                keepKnown(
                        value.path(member.getName()),
                        MAPPER.constructType(member.getGenericType()).getContentType());
            }
        }
        return bound(value, MAPPER.constructType(type));
    }

    private static <T> T bound(JsonNode value, JavaType type) {
        try {
            return MAPPER.treeToValue(value, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value is not readable as " + type);
        }
    }

    private static void keepKnown(JsonNode list, JavaType element) {
        for (var items = list.elements(); items.hasNext(); ) {
            try {
                MAPPER.treeToValue(items.next(), element);
            } catch (JsonProcessingException e) {
                if (!isUnknownConstant(e)) {
                    throw new IllegalStateException("a stored value is not readable as " + element);
                }
                items.remove();
            }
        }
    }

    /** The value of a part of a document; the exception is Jackson's own. */
    public static <T> T read(JsonNode part, Class<T> type) throws JsonProcessingException {
        return MAPPER.treeToValue(part, type);
    }

    /** Whether a value was refused because it names a constant of an enum that this release does not have. */
    public static boolean isUnknownConstant(JsonProcessingException refused) {
        return refused instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum();
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
