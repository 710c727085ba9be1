package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names the problem codes of every refusal ({@code x-icp-codes}) and adds the examples that were recorded. A shared
 * response has its codes once. Where an operation can answer more, the reference is replaced by a copy of the shared
 * response with all codes of the operation.
 */
final class Refusals {

    static final String CODES = "x-icp-codes";
    private static final String REFERENCE = "$ref";
    private static final String RESPONSES = "#/components/responses/";
    private static final String PARAMETERS = "#/components/parameters/";
    private static final String EXAMPLES = "#/components/examples/";
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final int FIRST_REFUSAL = 400;

    private final ObjectNode components;
    private final JsonNode ofShared;
    private final JsonNode ofParameters;
    private final Map<String, JsonNode> ofOperations = new LinkedHashMap<>();
    private final Map<String, JsonNode> examples = new LinkedHashMap<>();

    /**
     * @param components all components of the merged contract; shared responses get their codes, and examples are added
     * @param shared the codes of shared responses and of parameters
     */
    Refusals(ObjectNode components, JsonNode shared) {
        this.components = components;
        ofShared = shared.path("responses");
        ofParameters = shared.path("parameters");
        nameShared(components.path("responses"));
    }

    private void nameShared(JsonNode responses) {
        ofShared.properties().forEach(response -> {
            if (responses.path(response.getKey()) instanceof ObjectNode known && !known.has(CODES)) {
                known.set(CODES, response.getValue().deepCopy());
            }
        });
    }

    /** Takes the codes and the examples of one contract's operations, and its examples of problems. */
    void add(JsonNode codes, JsonNode recorded) {
        codes.properties().forEach(operation -> ofOperations.put(operation.getKey(), operation.getValue()));
        recorded.path("operations")
                .properties()
                .forEach(operation -> examples.put(operation.getKey(), operation.getValue()));
        recorded.path("problems")
                .properties()
                .forEach(problem -> components
                        .withObjectProperty("examples")
                        .putObject(problem.getKey())
                        .set("value", problem.getValue()));
    }

    /** Completes the responses of all operations, then the shared ones. */
    void complete(JsonNode paths) {
        paths.forEach(item -> item.forEach(operation -> {
            if (operation.path("responses") instanceof ObjectNode responses) {
                complete(item, operation, responses);
            }
        }));
        exemplifyShared(components.path("responses"));
    }

    private void exemplifyShared(JsonNode responses) {
        responses.forEach(response -> {
            if (response instanceof ObjectNode shared && shared.has(CODES)) {
                problemExamples(shared, JsonNodeFactory.instance.objectNode());
            }
        });
    }

    /** Does the same for the responses that were added to the published components, with the examples that these use. */
    void completeShared(JsonNode published) {
        nameShared(published.path("responses"));
        exemplifyShared(published.path("responses"));
        published
                .path("responses")
                .findValues("examples")
                .forEach(used -> used.fieldNames().forEachRemaining(code -> {
                    if (components.path("examples").has(code)) {
                        ((ObjectNode) published)
                                .withObjectProperty("examples")
                                .set(code, components.path("examples").path(code));
                    }
                }));
    }

    private void complete(JsonNode item, JsonNode operation, ObjectNode responses) {
        var id = operation.path("operationId").asText();
        var recorded = examples.getOrDefault(id, JsonNodeFactory.instance.objectNode());
        addTo(operation.at("/requestBody/content"), recorded.path("request"));
        responses.properties().forEach(response -> {
            var status = response.getKey();
            var own = recorded.path("responses").path(status);
            if (isRefusal(status)) {
                response.setValue(refusal((ObjectNode) response.getValue(), codes(item, operation, id, status), own));
            } else {
                addTo(response.getValue().path("content"), own);
            }
        });
    }

    private JsonNode refusal(ObjectNode response, Set<String> own, JsonNode recorded) {
        var name = response.path(REFERENCE).asText();
        var shared = name.startsWith(RESPONSES)
                ? components.path("responses").path(name.substring(RESPONSES.length()))
                : response;
        var codes = new TreeSet<>(own);
        shared.path(CODES).forEach(code -> codes.add(code.asText()));
        if (name.startsWith(RESPONSES)
                && recorded.isEmpty()
                && codes.size() == shared.path(CODES).size()) {
            return response; // the shared response says all; nothing that is the operation's own is left out
        }
        if (!(shared.deepCopy() instanceof ObjectNode complete)) {
            return response;
        }
        var named = complete.putArray(CODES);
        codes.forEach(named::add);
        problemExamples(complete, recorded);
        return complete;
    }

    /**
     * An example of the operation itself where one was recorded, else that of the problem, which has the members of
     * {@code Problem} and no others: a refusal of another schema, such as that of the token endpoint, takes its own only.
     */
    private void problemExamples(ObjectNode response, JsonNode own) {
        if (!(response.at("/content/application~1problem+json") instanceof ObjectNode media) || media.has("example")) {
            return;
        }
        var isPlain = media.at("/schema/" + REFERENCE).asText().equals(PROBLEM);
        for (var code : (ArrayNode) response.path(CODES)) {
            if (own.has(code.asText())) {
                media.withObjectProperty("examples")
                        .putObject(code.asText())
                        .set("value", own.path(code.asText()).deepCopy());
            } else if (isPlain && components.path("examples").has(code.asText())) {
                media.withObjectProperty("examples").putObject(code.asText()).put(REFERENCE, EXAMPLES + code.asText());
            }
        }
    }

    /** Adds examples by media type; an owner's own example takes precedence. */
    private static void addTo(JsonNode content, JsonNode recorded) {
        recorded.properties().forEach(example -> {
            if (content.path(example.getKey()) instanceof ObjectNode media
                    && !media.has("example")
                    && !media.has("examples")) {
                media.putObject("examples")
                        .putObject("recorded")
                        .set("value", example.getValue().deepCopy());
            }
        });
    }

    private Set<String> codes(JsonNode item, JsonNode operation, String id, String status) {
        var codes = new TreeSet<String>();
        ofOperations.getOrDefault(id, components.path("none")).path(status).forEach(code -> codes.add(code.asText()));
        for (var place : new JsonNode[] {item, operation}) {
            for (var parameter : place.path("parameters")) {
                var name = parameter.path(REFERENCE).asText();
                if (name.startsWith(PARAMETERS)) {
                    ofParameters
                            .path(name.substring(PARAMETERS.length()))
                            .path(status)
                            .forEach(code -> codes.add(code.asText()));
                }
            }
        }
        return codes;
    }

    private static boolean isRefusal(String status) {
        return status.chars().allMatch(Character::isDigit) && Integer.parseInt(status) >= FIRST_REFUSAL;
    }
}
