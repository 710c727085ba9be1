package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the gateway itself can answer to every operation: a request that it cannot read, a limit that is reached, a
 * fault. The owners' contracts do not name these, because their services do not send them; the merged contract does.
 * Every success and refusal in it has the headers of the caller's limit. The components are those of common.yaml.
 */
final class GatewayAnswers {

    /**
     * The components in common.yaml by status. An operation that names the status itself keeps its own. Sorted: the order of {@code Map.of}
     * differs from process to process, and so would the bytes and ETags that two gateways publish.
     */
    static final SortedMap<String, String> RESPONSES =
            new TreeMap<>(Map.of("400", "UnreadableAtGateway", "429", "TooManyAtGateway", "500", "Failed"));

    private static final List<String> LIMITS = List.of("RateLimit", "RateLimit-Policy");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Pattern TOLD = Pattern.compile("[24]..");

    private final ObjectNode document;
    private final JsonNode shared;

    private GatewayAnswers(ObjectNode document, JsonNode shared) {
        this.document = document;
        this.shared = shared;
    }

    /** Adds them to a merged contract; one whose common.yaml does not have them stays as it is. */
    static void addTo(ObjectNode document, JsonNode common) {
        var shared = common.path("components");
        if (shared.path("responses").has(RESPONSES.get("500"))) {
            new GatewayAnswers(document, shared).add();
        }
    }

    private void add() {
        var components = document.withObjectProperty("components");
        RESPONSES.values().forEach(name -> take(components, "responses", name));
        LIMITS.forEach(name -> take(components, "headers", component(name)));
        document.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> complete((ObjectNode) entry.getValue())));
        components.path("responses").forEach(response -> limited((ObjectNode) response));
    }

    private void take(ObjectNode components, String section, String name) {
        components
                .withObjectProperty(section)
                .set(name, shared.path(section).path(name).deepCopy());
    }

    private void complete(ObjectNode operation) {
        var responses = operation.withObjectProperty("responses");
        RESPONSES.forEach((status, name) -> {
            if (!responses.has(status)) {
                responses.putObject(status).put("$ref", "#/components/responses/" + name);
            }
        });
        responses.properties().stream()
                .filter(response -> TOLD.matcher(response.getKey()).matches())
                .filter(response -> !response.getValue().has("$ref"))
                .forEach(response -> limited((ObjectNode) response.getValue()));
    }

    private static void limited(ObjectNode response) {
        var headers = response.withObjectProperty("headers");
        for (var name : LIMITS) {
            if (!headers.has(name)) {
                headers.putObject(name).put("$ref", "#/components/headers/" + component(name));
            }
        }
    }

    private static String component(String header) {
        return header.replace("-", "");
    }
}
