package cn.icpfiling.systemtests.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a caller puts text into an operation, as its contract says.
 *
 * @param queryParameters formats of texts by parameter
 * @param body one that looks right, null where the operation takes none with fields
 * @param bodyTexts formats of its texts by JSON pointer
 */
record Inputs(
        List<String> pathVariables,
        Map<String, String> queryParameters,
        JsonNode body,
        Map<String, String> bodyTexts,
        boolean asForm) {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int DEEPEST = 6;
    private static final Map<Path, JsonNode> DOCUMENTS = new ConcurrentHashMap<>();

    /** A part of a contract, and the file that its references start from. */
    private record Part(Path file, JsonNode node) {

        Part at(String field) {
            return new Part(file, node.path(field)).resolved();
        }

        Part resolved() {
            var reference = node.path("$ref").asText("");
            if (reference.isEmpty()) {
                return this;
            }
            var parts = reference.split("#", 2);
            var target =
                    parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
            var whole = DOCUMENTS.computeIfAbsent(target, Inputs::read);
            return new Part(target, parts.length < 2 ? whole : whole.at(parts[1])).resolved();
        }
    }

    static Inputs of(Operation operation) {
        var file = Path.of("..", operation.owner(), "src/main/contract/openapi.yaml");
        var item = new Part(file, DOCUMENTS.computeIfAbsent(file, Inputs::read))
                .at("paths")
                .at(operation.path());
        var described = item.at(operation.method().toLowerCase(Locale.ROOT));
        var query = new LinkedHashMap<String, String>();
        for (var place : List.of(item, described)) {
            for (var parameter : place.at("parameters").node()) {
                var resolved = new Part(place.file(), parameter).resolved();
                if (resolved.node().path("in").asText().equals("query")) {
                    query.put(
                            resolved.node().path("name").asText(),
                            resolved.at("schema").node().path("format").asText());
                }
            }
        }
        var texts = new LinkedHashMap<String, String>();
        var media = operation.mediaType().orElse("");
        var schema = described.at("requestBody").at("content").at(media).at("schema");
        var hasFields = media.endsWith("json") && !media.endsWith("ndjson") || media.equals(FORM);
        var body = hasFields ? sample(schema, "", texts, 0) : null;
        return new Inputs(
                VARIABLE.matcher(operation.path())
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList(),
                query,
                body,
                texts,
                media.equals(FORM));
    }

    byte[] bodyWith(String pointer, String text) {
        var changed = body.deepCopy();
        var end = pointer.lastIndexOf('/');
        var name = pointer.substring(end + 1);
        switch (changed.at(pointer.substring(0, end))) {
            case ObjectNode object -> object.put(name, text);
            case ArrayNode array -> array.set(0, TextNode.valueOf(text));
            default -> throw new IllegalStateException("no place " + pointer);
        }
        try {
            return asForm ? form(changed) : JSON.writeValueAsBytes(changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] form(JsonNode fields) {
        var pairs = fields.properties().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
                .toList();
        return String.join("&", pairs).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode sample(Part schema, String pointer, Map<String, String> texts, int depth) {
        var node = schema.node();
        for (var choice : List.of("allOf", "oneOf", "anyOf")) {
            if (node.has(choice)) {
                var all = NODES.objectNode();
                for (var one : node.path(choice)) {
                    var part = sample(new Part(schema.file(), one).resolved(), pointer, texts, depth);
                    if (!(part instanceof ObjectNode object)) {
                        return part;
                    }
                    all.setAll(object);
                    if (!choice.equals("allOf")) {
                        break;
                    }
                }
                return all;
            }
        }
        var type = node.path("type").isArray()
                ? node.path("type").path(0).asText()
                : node.path("type").asText();
        if (node.has("properties") || type.equals("object")) {
            var object = NODES.objectNode();
            if (depth < DEEPEST) {
                for (var property : node.path("properties").properties()) {
                    var below = pointer + "/" + property.getKey();
                    var part = new Part(schema.file(), property.getValue()).resolved();
                    object.set(property.getKey(), sample(part, below, texts, depth + 1));
                }
            }
            return object;
        }
        return switch (type) {
            case "array" -> NODES.arrayNode().add(sample(schema.at("items"), pointer + "/0", texts, depth + 1));
            case "integer", "number" -> NODES.numberNode(node.path("minimum").asInt(1));
            case "boolean" -> NODES.booleanNode(true);
            default -> {
                texts.put(pointer, node.path("format").asText());
                yield NODES.textNode(text(node));
            }
        };
    }

    private static String text(JsonNode schema) {
        if (schema.has("const")) {
            return schema.path("const").asText();
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asText();
        }
        if (schema.has("examples")) {
            return schema.path("examples").path(0).asText();
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> Matrix.UNKNOWN;
            case "date" -> "2026-11-27";
            case "date-time" -> "2026-11-27T08:00:00Z";
            default -> "text";
        };
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
