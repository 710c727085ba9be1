package cn.icpfiling.systemtests.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many bodies of the published contract have an example: requests in JSON, successes in JSON, refusals (one problem
 * code at least), and the codes of refusals one by one. What has none is named by operation.
 */
final class ExampleCounts {

    static final String REQUESTS = "examples.requests";
    static final String SUCCESSES = "examples.successes";
    static final String REFUSALS = "examples.refusals";
    static final String CODES = "examples.codes";

    private static final String JSON = "application/json";

    private final Contract contract;
    private final Map<String, Integer> shown = new TreeMap<>();
    private final Map<String, Integer> all = new TreeMap<>();
    private final TreeSet<String> withoutRequest = new TreeSet<>();
    private final TreeSet<String> withoutSuccess = new TreeSet<>();
    private final TreeSet<String> withoutCode = new TreeSet<>();

    ExampleCounts(Contract contract) {
        this.contract = contract;
        contract.document()
                .path("paths")
                .forEach(item -> item.forEach(operation -> {
                    if (operation.has("operationId")) {
                        count(operation);
                    }
                }));
    }

    private void count(JsonNode operation) {
        var id = operation.path("operationId").asText();
        contract.resolved(operation.path("requestBody")).path("content").properties().stream()
                .filter(media ->
                        media.getKey().endsWith("json") && !media.getKey().endsWith("ndjson"))
                .forEach(media -> count(REQUESTS, id, withoutRequest, isShown(media.getValue())));
        operation.path("responses").properties().forEach(response -> {
            var content = contract.resolved(response.getValue()).path("content");
            if (response.getKey().startsWith("2") && content.has(JSON)) {
                count(SUCCESSES, id + " " + response.getKey(), withoutSuccess, isShown(content.path(JSON)));
            }
            if (response.getKey().matches("[45].*")) {
                content.forEach(media -> refusal(id, contract.resolved(response.getValue()), media));
            }
        });
    }

    /** A plain problem has one example for all operations; a refusal with members of its own needs one at its operation. */
    private void refusal(String id, JsonNode response, JsonNode media) {
        count(REFUSALS, "", new TreeSet<>(), isShown(media));
        var of = Contract.isPlainProblem(media.path("schema")) ? "" : id + " ";
        response.path("x-icp-codes")
                .forEach(code -> count(
                        CODES,
                        of + code.asText(),
                        withoutCode,
                        media.has("example") || media.path("examples").has(code.asText())));
    }

    private void count(String what, String name, TreeSet<String> without, boolean isShown) {
        all.merge(what, 1, Integer::sum);
        shown.merge(what, isShown ? 1 : 0, Integer::sum);
        if (!isShown) {
            without.add(name);
        }
    }

    private static boolean isShown(JsonNode media) {
        return media.has("example") || !media.path("examples").isEmpty();
    }

    int shown(String what) {
        return shown.getOrDefault(what, 0);
    }

    /** What has no example, by the name of its kind: requests, successes (with their status) and codes of refusals. */
    Map<String, Set<String>> without() {
        return Map.of(REQUESTS, withoutRequest, SUCCESSES, withoutSuccess, CODES, withoutCode);
    }

    String told() {
        return "Examples: %d of %d requests, %d of %d successes, %d of %d refusals, %d of %d codes of refusals have one."
                .formatted(
                        shown(REQUESTS),
                        all.getOrDefault(REQUESTS, 0),
                        shown(SUCCESSES),
                        all.getOrDefault(SUCCESSES, 0),
                        shown(REFUSALS),
                        all.getOrDefault(REFUSALS, 0),
                        shown(CODES),
                        all.getOrDefault(CODES, 0));
    }

    /** Names what has no example, as Markdown. */
    String missing() {
        return """

                ## Without an example

                %s

                * Requests (%d): %s
                * Successes (%d): %s
                * Codes (%d): %s
                """.formatted(
                        told(),
                        withoutRequest.size(),
                        String.join(", ", withoutRequest),
                        withoutSuccess.size(),
                        String.join(", ", withoutSuccess),
                        withoutCode.size(),
                        String.join(", ", withoutCode));
    }

    /** The canary: without the example of one operation's request there is one less, and the operation is named. */
    static boolean noticesOneLess(Contract contract, ExamplesToCome toCome) {
        var before = new ExampleCounts(contract).shown(REQUESTS);
        var spoilt = (ObjectNode) contract.document().deepCopy();
        for (var item : spoilt.path("paths")) {
            for (var operation : item) {
                if (operation.at("/requestBody/content/application~1json") instanceof ObjectNode media
                        && isShown(media)) {
                    media.remove("example");
                    media.remove("examples");
                    var after = new ExampleCounts(new Contract(spoilt));
                    return after.shown(REQUESTS) == before - 1
                            && toCome.faults(after.without()).stream()
                                    .anyMatch(fault -> fault.contains(
                                            operation.path("operationId").asText()));
                }
            }
        }
        return false;
    }
}
