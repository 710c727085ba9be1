package cn.icpfiling.platform.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Judges an answer by what the contract promises for its operation and status: the media type, the JSON body and the headers. */
public final class PromisedAnswers {
    private static final String PROBLEM = "/components/schemas/Problem";
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final String BODILESS = "HEAD ";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode contract;
    private final ContractSchemas schemas;
    private final Map<String, Promise> promises = new ConcurrentHashMap<>();

    /**
     * An answer.
     *
     * @param operation method and path, as the contract writes them
     * @param header returns the value of a header, or null
     * @param body missing if it is no JSON; other bodies are not read
     */
    public record Answer(
            String operation, int status, Function<String, String> header, boolean isEmpty, JsonNode body) {

        private String mediaType() {
            return Optional.ofNullable(header.apply("Content-Type"))
                    .map(PromisedAnswers::plain)
                    .orElse("");
        }
    }

    /** What the contract says of one status of one operation: pointers to its schemas by media type, and its headers by name. */
    private record Promise(boolean isNamed, Map<String, String> bodies, Map<String, Header> headers) {}

    private record Header(boolean isRequired, String type, String schema) {}

    /** @param contract an OpenAPI document; a component of another file stands in it as well */
    public PromisedAnswers(JsonNode contract) {
        // so references need no files
        this.contract = json(contract.toString().replaceAll("\"\\$ref\":\"[^\"#]*#", "\"\\$ref\":\"#"));
        schemas = new ContractSchemas(this.contract);
    }

    /** Returns how the answer differs from the promise. */
    public List<String> faults(Answer answer) {
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
        var type = answer.mediaType();
        if (!promise.isNamed() && (promise.bodies().isEmpty() || !type.startsWith(PROBLEM_TYPE))) {
            return;
        }
        if (answer.isEmpty()) {
            if (!promise.bodies().isEmpty()) {
                faults.add("it has no body, and the contract promises one");
            }
            return;
        }
        var schema = promise.bodies().getOrDefault(type, promise.bodies().get(type.replaceFirst(";.*", "")));
        if (schema == null) {
            faults.add("the contract has no body of \"%s\" for it, but of %s"
                    .formatted(type, promise.bodies().keySet()));
        } else if (type.contains("json") && !type.contains("ndjson")) {
            if (answer.body().isMissingNode()) {
                faults.add("it is no JSON");
            } else {
                judge("body", schema, answer.body(), faults);
            }
        }
    }

    private void judge(String what, String schema, JsonNode value, List<String> faults) {
        // a fault begins with the JSON pointer of its place
        schemas.faults(schema, value).forEach(fault -> faults.add(what + fault));
    }

    /** A header is text, whatever its schema says. */
    private static JsonNode typed(String type, String value) {
        var read = type.equals("integer") || type.equals("number") || type.equals("boolean")
                ? json(value)
                : MissingNode.getInstance();
        return read.isMissingNode() ? TextNode.valueOf(value) : read;
    }

    private Promise promise(String operation, int status) {
        var parts = operation.split(" ", 2);
        var at = resolved(
                "/paths/%s/%s/responses/%d".formatted(pointer(parts[1]), parts[0].toLowerCase(Locale.ROOT), status));
        var response = contract.at(at);
        var bodies = new HashMap<String, String>();
        response.path("content")
                .fieldNames()
                .forEachRemaining(type -> bodies.put(plain(type), at + "/content/" + pointer(type) + "/schema"));
        if (response.isMissingNode() && contract.at(PROBLEM).isObject()) {
            bodies.put(PROBLEM_TYPE, PROBLEM); // gateway and framework refuse without an operation that says so
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
                            header + "/schema"));
        });
        return new Promise(!response.isMissingNode(), Map.copyOf(bodies), Map.copyOf(headers));
    }

    private String resolved(String pointer) {
        var reference = contract.at(pointer).path("$ref").asText();
        return reference.isEmpty() ? pointer : resolved(reference.substring(1));
    }

    private static String plain(String mediaType) {
        return mediaType.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Returns the text as JSON; missing if it is none. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
