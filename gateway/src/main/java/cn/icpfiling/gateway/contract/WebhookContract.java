package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.List;

/** The contract of the webhooks, AsyncAPI 3: webhooks.yaml with the schemas of events as the merged OpenAPI document has them. */
final class WebhookContract {

    private static final String SCHEMAS = "#/components/schemas/";

    private WebhookContract() {}

    static ObjectNode of(ObjectNode webhooks, ObjectNode union) {
        var document = webhooks.deepCopy();
        ((ObjectNode) document.path("info"))
                .put("version", union.at("/info/version").asText());
        var schemas = (ObjectNode) document.at("/components/schemas");
        var missing = new ArrayDeque<>(references(document));
        while (!missing.isEmpty()) {
            var name = missing.pop();
            if (name.startsWith(SCHEMAS) && !schemas.has(name.substring(SCHEMAS.length()))) {
                var schema = union.at(name.substring(1));
                if (schema.isMissingNode()) {
                    throw new IllegalStateException("webhooks.yaml names " + name + ", which no contract has");
                }
                schemas.set(name.substring(SCHEMAS.length()), schema.deepCopy());
                missing.addAll(references(schema));
            }
        }
        return document;
    }

    private static List<String> references(JsonNode node) {
        return node.findValuesAsText("$ref");
    }
}
