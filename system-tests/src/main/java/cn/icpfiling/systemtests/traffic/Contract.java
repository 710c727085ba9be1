package cn.icpfiling.systemtests.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the published contract says that each operation answers: its statuses, and the problem codes of each refusal. */
final class Contract {

    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String CODES = "x-icp-codes";
    private static final String REFERENCE = "$ref";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "head", "patch");
    /** What the gateway adds to every operation of the published contract: one answer of it is enough. */
    private static final Set<String> ALIKE = Set.of("UnreadableAtGateway", "TooManyAtGateway", "Failed");

    private final JsonNode document;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Set<String>> everywhere;

    /**
     * One operation.
     *
     * @param codes by documented status; empty for a success
     * @param alike those statuses that the gateway adds to every operation
     */
    record Operation(String id, String method, String path, Map<String, Set<String>> codes, Set<String> alike) {}

    Contract(JsonNode document) {
        this.document = document;
        everywhere = codesByStatus(document.path(CODES));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> add(path.getKey(), entry.getKey(), entry.getValue())));
    }

    static Contract of(Path file) throws IOException {
        return new Contract(new ObjectMapper(new YAMLFactory()).readTree(file.toFile()));
    }

    private void add(String path, String method, JsonNode described) {
        var codes = new TreeMap<String, Set<String>>();
        var alike = new TreeSet<String>();
        described.path("responses").properties().forEach(response -> {
            codes.put(response.getKey(), codes(resolved(response.getValue()).path(CODES)));
            var shared = response.getValue().path(REFERENCE).asText();
            if (ALIKE.contains(shared.substring(shared.lastIndexOf('/') + 1))) {
                alike.add(response.getKey());
            }
        });
        var name = method.toUpperCase(Locale.ROOT);
        operations.put(
                name + " " + path, new Operation(described.path("operationId").asText(), name, path, codes, alike));
    }

    List<Operation> operations() {
        return new ArrayList<>(operations.values());
    }

    JsonNode document() {
        return document;
    }

    /** HEAD is answered as GET where it has no operation of its own. */
    Optional<Operation> operation(String method, String path) {
        var own = Optional.ofNullable(operations.get(method + " " + path));
        return own.isEmpty() && method.equals("HEAD") ? Optional.ofNullable(operations.get("GET " + path)) : own;
    }

    boolean isDocumented(Operation operation, String status) {
        return operation.codes().containsKey(status) || everywhere.containsKey(status);
    }

    boolean isNamed(Operation operation, String status, String code) {
        return operation.codes().getOrDefault(status, Set.of()).contains(code)
                || everywhere.getOrDefault(status, Set.of()).contains(code);
    }

    /** The codes of the gateway and the framework. */
    Set<String> codesOfAll() {
        var codes = new TreeSet<String>();
        everywhere.values().forEach(codes::addAll);
        return codes;
    }

    /** Whether a refusal has the members that every problem has; the token endpoint's have those of OAuth too. */
    boolean isPlainProblem(Operation operation, String status) {
        var response = document.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(status);
        return isPlainProblem(resolved(response).at("/content/application~1problem+json/schema"));
    }

    static boolean isPlainProblem(JsonNode schema) {
        return schema.isMissingNode() || schema.path(REFERENCE).asText().equals(PROBLEM);
    }

    JsonNode resolved(JsonNode node) {
        var reference = node.path(REFERENCE).asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }

    private static Map<String, Set<String>> codesByStatus(JsonNode node) {
        var found = new TreeMap<String, Set<String>>();
        node.properties().forEach(status -> found.put(status.getKey(), codes(status.getValue())));
        return found;
    }

    private static Set<String> codes(JsonNode list) {
        var found = new TreeSet<String>();
        list.forEach(code -> found.add(code.asText()));
        return found;
    }
}
