package cn.icpfiling.platform.testkit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A JSON document by paths of REST Assured, and with its numbers: Integer, Long or BigInteger, and Float or Double. */
public final class JsonPath {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .findAndRegisterModules();
    private static final Map<String, GPath> KNOWN = new ConcurrentHashMap<>();

    private final String text;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private Object document;
    private boolean read;

    public JsonPath(String text) {
        this.text = text;
    }

    public static JsonPath from(String text) {
        return new JsonPath(text);
    }

    /** A value that paths with a condition may name. */
    public JsonPath param(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    @SuppressWarnings("unchecked")
    public <T> T get(String path) {
        var known = KNOWN.computeIfAbsent(path, GPath::parsed);
        if (known.isPlain()) {
            var found = known.in(document());
            if (found != GPath.UNSURE) {
                return (T) found;
            }
        }
        var other = io.restassured.path.json.JsonPath.from(text);
        for (var parameter : parameters.entrySet()) {
            other = other.param(parameter.getKey(), parameter.getValue());
        }
        return other.get(path);
    }

    public <T> T get() {
        return get("");
    }

    public String getString(String path) {
        return as(get(path), String.class);
    }

    public int getInt(String path) {
        return as(get(path), Integer.class);
    }

    public long getLong(String path) {
        return as(get(path), Long.class);
    }

    public boolean getBoolean(String path) {
        return as(get(path), Boolean.class);
    }

    public UUID getUUID(String path) {
        return UUID.fromString(getString(path));
    }

    public <T> List<T> getList(String path) {
        return get(path);
    }

    public <T> List<T> getList(String path, Class<T> type) {
        List<Object> found = get(path);
        if (found == null) {
            return null;
        }
        var list = new ArrayList<T>(found.size());
        found.forEach(value -> list.add(as(value, type)));
        return list;
    }

    public <K, V> Map<K, V> getMap(String path) {
        return get(path);
    }

    public <T> T getObject(String path, Class<T> type) {
        return as(get(path), type);
    }

    /** The whole document, a member a line. */
    public String prettify() {
        return JSON.valueToTree(document()).toPrettyString();
    }

    private static <T> T as(Object value, Class<T> type) {
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        return type == String.class ? type.cast(value.toString()) : JSON.convertValue(value, type);
    }

    private synchronized Object document() {
        if (!read) {
            try {
                document = withFloats(JSON.readValue(text, Object.class));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("No JSON: " + text, e);
            }
            read = true;
        }
        return document;
    }

    @SuppressWarnings("unchecked")
    private static Object withFloats(Object value) {
        switch (value) {
            case Map<?, ?> map -> ((Map<String, Object>) map).replaceAll((_, member) -> withFloats(member));
            case List<?> list -> ((List<Object>) list).replaceAll(JsonPath::withFloats);
            case BigDecimal number -> {
                var small = number.floatValue();
                return Float.isInfinite(small) ? (Object) number.doubleValue() : (Object) small;
            }
            case null, default -> {}
        }
        return value;
    }
}
