package cn.icpfiling.systemtests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The schemas of a contract: resolves references, makes a value that looks right, and lists the places of a value. */
record Schemas(JsonNode contract) {

    /** No such thing is anywhere. */
    static final String UNKNOWN = "019a0000-0000-7000-8000-000000000001";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    /**
     * A value within a body.
     *
     * @param required whether the body is wrong without it
     */
    record Place(String pointer, JsonNode schema, boolean required, JsonNode value) {

        String type() {
            var type = schema.path("type");
            return type.isArray() ? type.path(0).asText() : type.asText();
        }

        boolean takesNull() {
            return schema.path("type").isArray()
                    && StreamSupport.stream(schema.path("type").spliterator(), false)
                            .anyMatch(one -> one.asText().equals("null"));
        }

        /** A text that is none of an enum and of no format, so that another text may be as good. */
        boolean isFreeText() {
            return value instanceof TextNode && !schema.has("enum") && !schema.has("const") && !schema.has("format");
        }
    }

    JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText();
        if (!reference.isEmpty()) {
            return resolved(contract.at(reference.substring(1)));
        }
        return node.has("allOf") ? merged(node) : node;
    }

    private JsonNode merged(JsonNode node) {
        var all = NODES.objectNode();
        var properties = NODES.objectNode();
        var required = NODES.arrayNode();
        for (var part : node.path("allOf")) {
            add(resolved(part), all, properties, required);
        }
        var own = ((ObjectNode) node).deepCopy();
        own.remove("allOf");
        add(own, all, properties, required);
        if (!properties.isEmpty()) {
            all.set("properties", properties);
            all.set("required", required);
        }
        return all;
    }

    private static void add(JsonNode part, ObjectNode all, ObjectNode properties, ArrayNode required) {
        part.properties().forEach(member -> {
            switch (member.getKey()) {
                case "properties" ->
                    member.getValue().properties().forEach(one -> properties.set(one.getKey(), one.getValue()));
                case "required" -> member.getValue().forEach(required::add);
                default -> all.set(member.getKey(), member.getValue());
            }
        });
    }

    JsonNode sample(JsonNode schema) {
        return sample(schema, 0);
    }

    private JsonNode sample(JsonNode unresolved, int depth) {
        var schema = resolved(unresolved);
        for (var choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return sample(schema.path(choice).path(0), depth);
            }
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        if (schema.path("examples").isArray()) {
            return schema.path("examples").path(0);
        }
        return switch (new Place("", schema, true, NODES.nullNode()).type()) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var list = NODES.arrayNode();
                for (var n = 0; n < schema.path("minItems").asInt(1) && depth < DEEPEST; n++) {
                    list.add(sample(schema.path("items"), depth + 1));
                }
                yield list;
            }
            case "integer", "number" ->
                NODES.numberNode(Math.max(schema.path("minimum").asInt(1), 1));
            case "boolean" -> NODES.booleanNode(true);
            default -> NODES.textNode(text(schema));
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = NODES.objectNode();
        var required = required(schema);
        schema.path("properties").properties().stream()
                .filter(property -> required.contains(property.getKey()) || depth < 2)
                .forEach(property -> object.set(property.getKey(), sample(property.getValue(), depth + 1)));
        return object;
    }

    static String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> UNKNOWN;
            case "date" -> "2026-11-27";
            case "date-time" -> "2026-11-27T08:00:00Z";
            case "email" -> "fuzz@example.com";
            case "uri" -> "https://example.com/";
            default ->
                "x"
                        .repeat(Math.clamp(
                                schema.path("minLength").asInt(4),
                                4,
                                Math.max(4, schema.path("maxLength").asInt(4))));
        };
    }

    private static List<String> required(JsonNode schema) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toList());
    }

    /** Every place of the body, the body itself first. */
    List<Place> places(JsonNode schema, JsonNode body) {
        var found = new ArrayList<Place>();
        add(found, new Place("", resolved(schema), true, body));
        return found;
    }

    private void add(List<Place> found, Place place) {
        found.add(place);
        // which of several forms a value has is not told, so what lies below is not judged
        if (place.schema().has("oneOf") || place.schema().has("anyOf")) {
            return;
        }
        var required = required(place.schema());
        if (place.value().isObject()) {
            place.value().properties().forEach(member -> {
                var schema = place.schema().path("properties").path(member.getKey());
                if (!schema.isMissingNode()) {
                    var below = place.pointer() + "/" + member.getKey();
                    add(
                            found,
                            new Place(below, resolved(schema), required.contains(member.getKey()), member.getValue()));
                }
            });
        } else if (place.value().isArray() && !place.value().isEmpty()) {
            var schema = resolved(place.schema().path("items"));
            add(
                    found,
                    new Place(
                            place.pointer() + "/0", schema, false, place.value().path(0)));
        }
    }
}
