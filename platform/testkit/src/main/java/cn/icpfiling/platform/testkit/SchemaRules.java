package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What every schema of a contract says: how large a value can be, and what a property means. The linters ask it of the
 * merged contract too, except of maps; here a module hears of it before the contracts are merged. A success whose body
 * is an object refers to a schema with a name, because clients are generated with one class per name. A request between
 * services is open to members that a later release adds (ADR 0051). A header of a response is promised, or says when it
 * is absent; {@link cn.icpfiling.platform.contract.PromisedAnswers} holds the answers to that.
 */
final class SchemaRules {
    private static final String INTERNAL = " /internal/";
    private static final Set<String> VALUES = Set.of("example", "examples", "value", "default", "enum", "const");

    private static final Pattern ABSENT = Pattern.compile("\\b[Aa]bsent\\b");

    private final List<String> found = new ArrayList<>();

    private SchemaRules() {}

    /** Returns the places of the contract, as JSON pointers, with what they lack. */
    static List<String> between(ContractDocument contract) {
        var rules = new SchemaRules();
        rules.read("", contract.root());
        contract.operations()
                .forEach((name, operation) -> operation.path("responses").properties().stream()
                        .filter(response ->
                                name.contains(" /api/v1/") && response.getKey().startsWith("2"))
                        .map(response -> response.getValue().at("/content/application~1json/schema"))
                        .filter(schema -> schema.path("type").asText().equals("object"))
                        .forEach(_ -> rules.found.add(name + ": the schema of its success has no name")));
        contract.operations()
                .forEach((name, operation) -> operation
                        .path("responses")
                        .forEach(response -> contract.resolve(response)
                                .path("headers")
                                .properties()
                                .forEach(header -> rules.header(
                                        name + ": header " + header.getKey(), contract.resolve(header.getValue())))));
        contract.operations().forEach((name, operation) -> {
            if (name.contains(INTERNAL)) {
                rules.open(name, contract, operation.path("requestBody"), new HashSet<>());
            }
        });
        return List.copyOf(rules.found);
    }

    private void open(String operation, ContractDocument contract, JsonNode part, Set<String> seen) {
        if (part.has("$ref")) {
            if (seen.add(part.path("$ref").asText())) {
                open(operation, contract, contract.resolve(part), seen);
            }
            return;
        }
        var others = part.path("additionalProperties");
        if (others.isBoolean() && !others.asBoolean()) {
            found.add(operation + ": its request refuses members of a later release");
        }
        part.forEach(inner -> open(operation, contract, inner, seen));
    }

    private void header(String at, JsonNode header) {
        if (!header.path("required").asBoolean()
                && !ABSENT.matcher(header.path("description").asText()).find()) {
            found.add(at + " is not required, and its description does not say when it is absent");
        }
    }

    private void read(String at, JsonNode node) {
        if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                read(at + "/" + i, node.get(i));
            }
            return;
        }
        schema(at, node);
        node.path("properties").properties().forEach(property -> describe(at, property));
        node.properties().forEach(member -> {
            if (!VALUES.contains(member.getKey())) {
                read(at + "/" + member.getKey(), member.getValue());
            }
        });
    }

    private void describe(String at, Map.Entry<String, JsonNode> property) {
        if (property.getValue().isObject()
                && !property.getValue().has("description")
                && !property.getValue().has("$ref")) {
            found.add(at + "/properties/" + property.getKey() + ": no description");
        }
    }

    private void schema(String at, JsonNode node) {
        if (!node.has("type") || node.path("type").isObject() || at.endsWith("/properties")) {
            return;
        }
        var types = node.path("type").isArray()
                ? node.path("type").valueStream().map(JsonNode::asText).collect(Collectors.toSet())
                : Set.of(node.path("type").asText());
        var isClosed = node.has("enum") || node.has("const");
        lacks(at, types.contains("string") && !isClosed, node, "maxLength");
        lacks(at, types.contains("array"), node, "maxItems");
        lacks(at, (types.contains("integer") || types.contains("number")) && !isClosed, node, "minimum");
        lacks(at, (types.contains("integer") || types.contains("number")) && !isClosed, node, "maximum");
        lacks(at, types.contains("object") && node.path("additionalProperties").isObject(), node, "maxProperties");
    }

    private void lacks(String at, boolean isDue, JsonNode node, String bound) {
        if (isDue && !node.has(bound)) {
            found.add(at + ": no " + bound);
        }
    }
}
