package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The content of a schema: references followed, parts merged, "or null" removed. */
record SchemaShape(
        String type,
        String format,
        Map<String, JsonNode> properties,
        Set<String> required,
        JsonNode items,
        JsonNode says) {

    static SchemaShape of(ContractDocument document, JsonNode schema) {
        var node = withoutNull(document, document.resolve(schema));
        var properties = new LinkedHashMap<String, JsonNode>();
        var required = new LinkedHashSet<String>();
        node.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        node.path("required").forEach(name -> required.add(name.asText()));
        var type = typeOf(node);
        for (var part : node.path("allOf")) {
            var shape = of(document, part);
            properties.putAll(shape.properties());
            required.addAll(shape.required());
            type = type == null ? shape.type() : type;
        }
        for (var either : new String[] {"oneOf", "anyOf"}) {
            for (var part : node.path(either)) {
                var shape = of(document, part);
                shape.properties().forEach(properties::putIfAbsent);
                type = type == null ? shape.type() : type;
            }
        }
        if (type == null && !properties.isEmpty()) {
            type = "object";
        }
        return new SchemaShape(type, node.path("format").asText(null), properties, required, node.path("items"), node);
    }

    /** Whether the schema allows any value. */
    boolean isOpen() {
        return type == null || ("object".equals(type) && properties.isEmpty());
    }

    Set<String> values() {
        var values = new TreeSet<String>();
        says.path("enum").forEach(value -> values.add(value.asText()));
        if (says.has("const")) {
            values.add(says.path("const").asText());
        }
        return values;
    }

    private static String typeOf(JsonNode node) {
        var type = node.path("type");
        if (type.isArray()) {
            for (var one : type) {
                if (!"null".equals(one.asText())) {
                    return one.asText();
                }
            }
        }
        return type.asText(null);
    }

    /** A model writes {@code anyOf: [X, null]} if X may be missing. */
    private static JsonNode withoutNull(ContractDocument document, JsonNode node) {
        for (var either : new String[] {"oneOf", "anyOf"}) {
            var parts = node.path(either);
            if (parts.size() == 2) {
                for (var i = 0; i < 2; i++) {
                    if ("null".equals(parts.get(i).path("type").asText())) {
                        return document.resolve(parts.get(1 - i));
                    }
                }
            }
        }
        return node;
    }
}
