package cn.icpfiling.systemtests.fuzz;

import cn.icpfiling.platform.contract.ContractSchemas;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One operation of the published contract, as a sender of requests sees it.
 *
 * @param roles whose token it takes; none if it takes no token
 * @param mediaType of its body
 * @param bodyPointer where the contract has the schema of the body
 * @param body one that fits the schema, if the body is JSON
 * @param statuses that the contract names, with those of every operation
 */
record Target(
        String id,
        String method,
        String path,
        Set<String> roles,
        List<Parameter> parameters,
        Optional<String> mediaType,
        Optional<String> bodyPointer,
        Optional<JsonNode> body,
        Set<String> statuses) {

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final String MERGE = "merge-patch";

    record Parameter(String name, String in, JsonNode schema) {}

    /** All operations of the contract, in its order. */
    static List<Target> of(JsonNode contract) {
        var schemas = new Schemas(contract);
        var judge = new ContractSchemas(contract);
        var targets = new ArrayList<Target>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry -> targets.add(
                                of(schemas, judge, path.getKey(), path.getValue(), entry.getKey(), entry.getValue()))));
        return targets;
    }

    private static Target of(
            Schemas schemas, ContractSchemas judge, String path, JsonNode item, String method, JsonNode operation) {
        var roles = new TreeSet<String>();
        operation.path("x-icp-roles").forEach(role -> roles.add(role.asText()));
        var statuses = new TreeSet<String>();
        operation.path("responses").fieldNames().forEachRemaining(statuses::add);
        schemas.contract().path("x-icp-codes").fieldNames().forEachRemaining(statuses::add);
        var parameters = Stream.of(item, operation)
                .flatMap(place -> place.path("parameters").valueStream())
                .map(schemas::resolved)
                .map(one -> new Parameter(
                        one.path("name").asText(), one.path("in").asText(), schemas.resolved(one.path("schema"))))
                .toList();
        var whole = "/paths/" + escaped(path) + "/" + method + "/requestBody";
        var reference = operation.path("requestBody").path("$ref").asText();
        var pointer = reference.isEmpty() ? whole : reference.substring(1);
        var media = schemas.contract().at(pointer).path("content").properties().stream()
                .findFirst();
        var schemaPointer = media.map(type -> pointer + "/content/" + escaped(type.getKey()) + "/schema");
        var body = media.filter(
                        type -> type.getKey().endsWith("json") && !type.getKey().endsWith("ndjson"))
                .map(type -> type.getValue().has("example")
                        ? type.getValue().path("example")
                        : schemas.sample(type.getValue().path("schema")))
                .filter(sample -> sample.isObject()
                        && judge.faults(schemaPointer.orElseThrow(), sample).isEmpty());
        return new Target(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                roles,
                parameters,
                media.map(type -> type.getKey()),
                schemaPointer,
                body,
                statuses);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    boolean isOpen() {
        return roles.isEmpty();
    }

    /** Whether a member that is missing from the body means that nothing changes. */
    boolean isMerge() {
        return mediaType.filter(type -> type.contains(MERGE)).isPresent();
    }

    /** What would sign a sender out, close its account or end its client. */
    boolean endsItsSender() {
        return method.equals("DELETE") && path.startsWith("/api/v1/sessions")
                || path.equals("/api/v1/accounts/me/closure")
                || method.equals("DELETE") && path.contains("/clients/");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
