package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judges an answer by what the contract promises for its operation and status: the media type, the JSON body and the
 * headers. {@link ContractDifferences} compares what the code declares; this is what the code says.
 */
final class PromisedAnswers {
    private static final String ADDRESS = "https://contract.invalid/openapi";
    private static final String PROBLEM = "/components/schemas/Problem";
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final String BODILESS = "HEAD ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Optional<PromisedAnswers> ofThisModule;

    private final JsonNode contract;
    private final JsonSchema document;
    private final Map<String, Promise> promises = new ConcurrentHashMap<>();

    /**
     * An answer.
     *
     * @param operation method and path, as the contract writes them
     * @param mediaType empty if the answer names none
     * @param header returns the value of a header, or null
     * @param body the text of a JSON body; other bodies are not read
     */
    record Answer(
            String operation,
            int status,
            String mediaType,
            Function<String, String> header,
            boolean isEmpty,
            String body) {}

    /** What the contract says of one status of one operation: its bodies by media type, and its headers by name. */
    private record Promise(boolean isNamed, Map<String, JsonSchema> bodies, Map<String, Header> headers) {}

    private record Header(boolean isRequired, String type, JsonSchema schema) {}

    PromisedAnswers(ContractDocument contract) {
        // the components of other files are part of the document, so references need no files
        var text = contract.root().toString().replaceAll("\"\\$ref\":\"[^\"#]*#", "\"\\$ref\":\"#");
        this.contract = read(text).orElseThrow();
        // one document for all its parts: a schema by the address of each part would read the contract once a part
        document = JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, text))))
                .getSchema(
                        SchemaLocation.of(ADDRESS),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .pathType(PathType.JSON_POINTER)
                                .build());
    }

    /** Empty for a module without a contract. */
    static synchronized Optional<PromisedAnswers> ofThisModule() {
        if (ofThisModule == null) {
            ofThisModule = Stream.of(TrafficRecord.OWN, TrafficRecord.PLANTED)
                    .filter(Files::exists)
                    .findFirst()
                    .map(ContractDocument::read)
                    .map(PromisedAnswers::new);
        }
        return ofThisModule;
    }

    /** Returns how the answer differs from the promise. */
    List<String> faults(Answer answer) {
        var promise = promises.computeIfAbsent(
                answer.operation() + " " + answer.status(), _ -> promise(answer.operation(), answer.status()));
        var faults = new ArrayList<String>();
        if (!answer.operation().startsWith(BODILESS)) {
            body(answer, promise, faults);
        }
        promise.headers().forEach((name, header) -> {
            var value = answer.header().apply(name);
            if (value != null) {
                judge("header " + name, header.schema(), typed(header.type(), value), faults);
            } else if (header.isRequired()) {
                faults.add("the header " + name + " is missing, which the contract promises");
            }
        });
        return faults;
    }

    private void body(Answer answer, Promise promise, List<String> faults) {
        if (!promise.isNamed()
                && (promise.bodies().isEmpty() || !answer.mediaType().startsWith(PROBLEM_TYPE))) {
            return;
        }
        if (answer.isEmpty()) {
            if (!promise.bodies().isEmpty()) {
                faults.add("it has no body, and the contract promises one");
            }
            return;
        }
        var type = answer.mediaType().toLowerCase(Locale.ROOT).replace(" ", "");
        var schema = promise.bodies().getOrDefault(type, promise.bodies().get(type.replaceFirst(";.*", "")));
        if (schema == null) {
            faults.add("the contract has no body of \"%s\" for it, but of %s"
                    .formatted(type, promise.bodies().keySet()));
        } else if (type.contains("json") && !type.contains("ndjson")) {
            read(answer.body())
                    .ifPresentOrElse(json -> judge("body", schema, json, faults), () -> faults.add("it is no JSON"));
        }
    }

    private static void judge(String what, JsonSchema schema, JsonNode value, List<String> faults) {
        // a message begins with the JSON pointer of its place
        schema.validate(value).forEach(message -> faults.add(what + message.getMessage()));
    }

    /** A header is text, whatever its schema says. */
    private static JsonNode typed(String type, String value) {
        return type.equals("integer") || type.equals("number") || type.equals("boolean")
                ? read(value).orElseGet(() -> TextNode.valueOf(value))
                : TextNode.valueOf(value);
    }

    /** One at a time, because tests send several requests at once. */
    private synchronized Promise promise(String operation, int status) {
        var parts = operation.split(" ", 2);
        var at = resolved("/paths/%s/%s/responses/%d"
                .formatted(parts[1].replace("~", "~0").replace("/", "~1"), parts[0].toLowerCase(Locale.ROOT), status));
        var response = contract.at(at);
        var bodies = new HashMap<String, JsonSchema>();
        response.path("content")
                .fieldNames()
                .forEachRemaining(type -> bodies.put(
                        type.toLowerCase(Locale.ROOT).replace(" ", ""),
                        schema(at + "/content/" + type.replace("/", "~1") + "/schema")));
        if (response.isMissingNode() && contract.at(PROBLEM).isObject()) {
            bodies.put(PROBLEM_TYPE, schema(PROBLEM)); // gateway and framework refuse without an operation that says so
        }
        var headers = new HashMap<String, Header>();
        response.path("headers").fieldNames().forEachRemaining(name -> {
            var header = resolved(at + "/headers/" + name);
            headers.put(
                    name,
                    new Header(
                            contract.at(header).path("required").asBoolean(),
                            contract.at(resolved(header + "/schema"))
                                    .path("type")
                                    .asText(),
                            schema(header + "/schema")));
        });
        return new Promise(!response.isMissingNode(), Map.copyOf(bodies), Map.copyOf(headers));
    }

    private String resolved(String pointer) {
        var ref = contract.at(pointer).path("$ref").asText();
        return ref.isEmpty() ? pointer : resolved(ref.substring(1));
    }

    private JsonSchema schema(String pointer) {
        return document.getSubSchema(SchemaLocation.Fragment.of(pointer));
    }

    private static Optional<JsonNode> read(String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
