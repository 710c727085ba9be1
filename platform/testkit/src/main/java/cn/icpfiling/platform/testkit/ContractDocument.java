package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** An OpenAPI document that includes the components of the files to which it refers. */
record ContractDocument(JsonNode root) {
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** Reads a contract file and the files to which it refers. */
    static ContractDocument read(Path file) {
        try {
            var root = (ObjectNode) YAML.readTree(file.toFile());
            for (var other : otherFiles(root)) {
                mergeComponents(root, YAML.readTree(file.resolveSibling(other).toFile()));
            }
            return new ContractDocument(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> otherFiles(JsonNode root) {
        return Set.copyOf(root.findValuesAsText("$ref").stream()
                .map(ref -> ref.substring(0, Math.max(0, ref.indexOf('#'))))
                .filter(file -> !file.isEmpty())
                .distinct()
                .toList());
    }

    private static void mergeComponents(ObjectNode root, JsonNode other) {
        var components = root.withObjectProperty("components");
        other.path("components").properties().forEach(kind -> {
            var mine = components.withObjectProperty(kind.getKey());
            kind.getValue().properties().forEach(entry -> mine.putIfAbsent(entry.getKey(), entry.getValue()));
        });
    }

    /** Returns the operations by "METHOD /path". */
    Map<String, JsonNode> operations() {
        var operations = new LinkedHashMap<String, JsonNode>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> operations.put(
                                entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), entry.getValue())));
        return operations;
    }

    /** Returns the parameters of an operation, including those of its path, by "in:name". */
    Map<String, JsonNode> parameters(String operation) {
        var parameters = new LinkedHashMap<String, JsonNode>();
        var path = operation.substring(operation.indexOf(' ') + 1);
        var lists = new ArrayList<JsonNode>();
        lists.add(root.path("paths").path(path).path("parameters"));
        lists.add(operations().get(operation).path("parameters"));
        for (var list : lists) {
            for (var entry : list) {
                var parameter = resolve(entry);
                parameters.put(
                        parameter.path("in").asText() + ":"
                                + parameter.path("name").asText(),
                        parameter);
            }
        }
        return parameters;
    }

    /** Follows references, in whichever file the component was written. */
    JsonNode resolve(JsonNode node) {
        var found = node;
        while (found.has("$ref")) {
            var ref = found.path("$ref").asText();
            found = root.at(ref.substring(ref.indexOf('#') + 1));
            if (found.isMissingNode()) {
                throw new IllegalStateException("nothing stands at " + ref);
            }
        }
        return found;
    }

    ContractDocument copy() {
        return new ContractDocument(root.deepCopy());
    }
}
