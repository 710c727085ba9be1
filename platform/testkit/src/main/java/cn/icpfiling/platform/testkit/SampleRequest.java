package cn.icpfiling.platform.testkit;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A well-formed request to one operation, made from what the contract says of it: examples, values and formats. A
 * caller that knows a thing gives its id; every other id is one of nothing.
 */
final class SampleRequest {
    static final String KEY = "Idempotency-Key";
    static final String VERSION = "If-Match";

    private static final Path CONTRACTS = Path.of("src/main/contract");
    private static final Path RECORDED = CONTRACTS.resolve("recorded/examples.json");
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
    private static final String ANY_VERSION = "*";

    private final ContractDocument contract;
    private final String name;
    private final JsonNode operation;
    private final Map<String, JsonNode> parameters;
    private final JsonNode recorded;

    private SampleRequest(ContractDocument contract, String name, JsonNode operation, JsonNode recorded) {
        this.contract = contract;
        this.name = name;
        this.operation = operation;
        this.parameters = contract.parameters(name);
        this.recorded = recorded.path("operations").path(id()).path("request");
    }

    /** Returns one request for each public operation. */
    static List<SampleRequest> of(ContractDocument contract) {
        var recorded = read(RECORDED);
        var samples = new ArrayList<SampleRequest>();
        contract.operations().forEach((name, operation) -> {
            if (name.contains(" /api/v1/")) {
                samples.add(new SampleRequest(contract, name, operation, recorded));
            }
        });
        return samples;
    }

    private static JsonNode read(Path file) {
        try {
            var json = new ObjectMapper();
            return Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return operation.path("operationId").asText();
    }

    String method() {
        return name.substring(0, name.indexOf(' '));
    }

    List<String> roles() {
        return operation
                .path(RoleDifferences.ROLES)
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    boolean documents(int status) {
        return operation.path("responses").has(String.valueOf(status));
    }

    boolean has(String place, String parameter) {
        return parameters.containsKey(place + ":" + parameter);
    }

    Map<String, JsonNode> queryParameters() {
        var found = new LinkedHashMap<String, JsonNode>();
        parameters.forEach((_, parameter) -> {
            if (parameter.path("in").asText().equals("query")) {
                found.put(parameter.path("name").asText(), parameter);
            }
        });
        return found;
    }

    /** Returns the media types of the body; none if there is no body. */
    List<String> mediaTypes() {
        return contract.resolve(operation.path("requestBody"))
                .path("content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<String> jsonType() {
        return mediaTypes().stream()
                .filter(type -> type.endsWith("json") && !type.endsWith("ndjson"))
                .findFirst();
    }

    /** A request with no body has one that fits as well. */
    boolean hasSampleBody() {
        return mediaTypes().isEmpty() || body().isPresent();
    }

    /** Whether the path has a place for an id. A name or a number in its place may be of something. */
    boolean hasIds() {
        return PLACE.matcher(name).results().anyMatch(place -> isId(place.group(1)));
    }

    /** Whether each id of the path is of a thing that the test made. */
    boolean isKnown(Map<String, String> things) {
        var place = PLACE.matcher(name);
        while (place.find()) {
            if (isId(place.group(1)) && !things.containsKey(pathUntil(place))) {
                return false;
            }
        }
        return true;
    }

    private boolean isId(String place) {
        return parameter("path", place).at("/schema/format").asText().equals("uuid");
    }

    /** @param things ids by the contract's path up to their place, such as {@code /api/v1/orders/{id}} */
    String path(Map<String, String> things) {
        var place = PLACE.matcher(name);
        var filled = new StringBuilder();
        while (place.find()) {
            var known = things.get(pathUntil(place));
            place.appendReplacement(
                    filled, Matcher.quoteReplacement(known == null ? value(parameter("path", place.group(1))) : known));
        }
        place.appendTail(filled);
        return filled.substring(filled.indexOf(" ") + 1);
    }

    private String pathUntil(Matcher place) {
        return name.substring(name.indexOf(' ') + 1, place.end());
    }

    private JsonNode parameter(String place, String parameter) {
        return parameters.getOrDefault(place + ":" + parameter, contract.root().path("none"));
    }

    /** Adds key, version, required parameters and body. */
    RequestSpecification completed(RequestSpecification request, String key) {
        if (has("header", KEY)) {
            request.header(KEY, key);
        }
        if (has("header", VERSION)) {
            request.header(VERSION, ANY_VERSION);
        }
        return withBody(withParameters(request));
    }

    RequestSpecification withParameters(RequestSpecification request) {
        parameters.forEach((_, parameter) -> {
            var place = parameter.path("in").asText();
            var called = parameter.path("name").asText();
            if (!parameter.path("required").asBoolean() || called.equals(KEY) || called.equals(VERSION)) {
                return;
            }
            if (place.equals("query")) {
                request.queryParam(called, value(parameter));
            } else if (place.equals("header")) {
                request.header(called, value(parameter));
            }
        });
        return request;
    }

    RequestSpecification withBody(RequestSpecification request) {
        if (mediaTypes().isEmpty()) {
            return request;
        }
        var type = jsonType().orElse(mediaTypes().getFirst());
        request.contentType(type);
        body().ifPresent(body -> request.body(body.toString()));
        return request;
    }

    private Optional<JsonNode> body() {
        return jsonType().map(type -> {
            var media = contract.resolve(operation.path("requestBody"))
                    .path("content")
                    .path(type);
            if (media.has("example")) {
                return written(media.path("example"));
            }
            if (media.has("examples")) {
                return written(
                        contract.resolve(media.path("examples").iterator().next())
                                .path("value"));
            }
            return recorded.has(type) ? recorded.path(type) : null;
        });
    }

    /** An example stands in the contract, or in a file beside it. */
    private static JsonNode written(JsonNode example) {
        var file = example.path("$ref").asText();
        return file.isEmpty() ? example : read(CONTRACTS.resolve(file));
    }

    /** Returns a value that the parameter's schema allows. */
    private String value(JsonNode parameter) {
        var schema = contract.resolve(parameter.path("schema"));
        for (var said : List.of(
                parameter.path("example"),
                schema.path("example"),
                schema.path("examples").path(0),
                schema.path("enum").path(0),
                schema.path("default"))) {
            if (said.isValueNode()) {
                return said.asText();
            }
        }
        return switch (schema.path("format").asText().toLowerCase(Locale.ROOT)) {
            case "uuid" -> Ids.next().toString();
            case "date" -> "2026-03-02";
            case "date-time" -> "2026-03-02T01:00:00Z";
            default ->
                schema.path("type").asText().equals("integer")
                        ? "1"
                        : "x".repeat(Math.max(8, schema.path("minLength").asInt()));
        };
    }

    @Override
    public String toString() {
        return name;
    }
}
