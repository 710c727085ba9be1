package cn.icpfiling.platform.testkit.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one schema says: references followed, the parts of {@code allOf} merged, and {@code anyOf: [X, null]} read as X
 * or null. The keywords beside a reference add to its target, as JSON Schema 2020-12 has it.
 */
final class SchemaView {
    private static final String NULL = "null";
    private static final Set<String> COMBINED = Set.of("$ref", "allOf", "properties", "required", "description");
    private static final Set<String> EITHER = Set.of("oneOf", "anyOf");

    private final Map<String, Part> keywords = new TreeMap<>();
    private final Map<String, Part> properties = new LinkedHashMap<>();
    private final Set<String> required = new TreeSet<>();
    private final StringBuilder description = new StringBuilder();
    private final List<Part> variants = new ArrayList<>();
    private boolean orNull;

    private SchemaView() {}

    static SchemaView of(Part schema) {
        var view = new SchemaView();
        view.add(schema);
        return view;
    }

    private void add(Part schema) {
        if (schema.isReference()) {
            add(schema.referred());
        }
        schema.at("allOf").entries().forEach(this::add);
        properties.putAll(schema.at("properties").fields());
        schema.node().path("required").forEach(name -> required.add(name.asText()));
        description.append(' ').append(schema.text("description"));
        schema.fields().forEach((name, value) -> {
            if (EITHER.contains(name)) {
                addVariants(value);
            } else if (!COMBINED.contains(name)) {
                keywords.put(name, value);
            }
        });
    }

    private void addVariants(Part either) {
        var others = either.entries().stream()
                .filter(variant -> !variant.text("type").equals(NULL))
                .toList();
        orNull |= others.size() < either.entries().size();
        if (others.size() == 1) {
            add(others.getFirst());
        } else {
            variants.addAll(others);
        }
    }

    JsonNode keyword(String name) {
        return keywords.containsKey(name) ? keywords.get(name).node() : MissingNode.getInstance();
    }

    Set<String> keywordNames() {
        return keywords.keySet();
    }

    /** Returns a keyword whose value is a schema; a part that is not there if the schema lacks it. */
    Part part(String name) {
        return keywords.getOrDefault(name, Part.of(MissingNode.getInstance()));
    }

    Map<String, Part> properties() {
        return properties;
    }

    Set<String> required() {
        return required;
    }

    /** Returns the schemas of which one must fit; none if the schema has no such choice. */
    List<Part> variants() {
        return variants;
    }

    /** Returns the types without null; none if any type fits. A schema without a type has the type of its content. */
    Set<String> types() {
        var types = new TreeSet<String>();
        var said = keyword("type");
        if (said.isTextual()) {
            types.add(said.asText());
        }
        said.forEach(type -> types.add(type.asText()));
        if (types.isEmpty() && !properties.isEmpty()) {
            types.add("object");
        }
        if (types.isEmpty()) {
            constants().forEach(value -> types.add(typeOf(value)));
        }
        types.remove(NULL);
        return types;
    }

    private static String typeOf(JsonNode value) {
        if (value.isIntegralNumber()) {
            return "integer";
        }
        return value.isTextual() ? "string" : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    boolean allowsNull() {
        var said = keyword("type");
        var listed = said.isArray() && said.valueStream().anyMatch(type -> NULL.equals(type.asText()));
        return orNull || listed || constants().stream().anyMatch(JsonNode::isNull);
    }

    /** Returns the only values that fit, as JSON without null; none if the schema does not list them. */
    Set<String> values() {
        var values = new TreeSet<String>();
        constants().stream().filter(value -> !value.isNull()).forEach(value -> values.add(value.toString()));
        return values;
    }

    private List<JsonNode> constants() {
        var constants = new ArrayList<JsonNode>();
        keyword("enum").forEach(constants::add);
        if (keywords.containsKey("const")) {
            constants.add(keyword("const"));
        }
        return constants;
    }

    /** Whether the description says that later releases add values. */
    boolean mayGrow() {
        return description
                .toString()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .contains("may grow");
    }
}
