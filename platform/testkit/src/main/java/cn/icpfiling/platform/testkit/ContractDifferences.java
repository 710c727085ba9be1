package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds differences between the model of the code and the contract. */
final class ContractDifferences {
    /** The platform adds these operations to every service; no external caller uses them. */
    private static final Set<String> OF_THE_PLATFORM =
            Set.of("POST /internal/clock", "POST /internal/history-entries", "POST /internal/parked-events/replay");

    /** The media types that are compared field by field. */
    private static final List<String> JSON = List.of("application/json", "application/merge-patch+json");

    private static final List<String> LIMITS =
            List.of("minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems");

    private final ContractDocument code;
    private final ContractDocument contract;
    private final List<String> found = new ArrayList<>();
    /** Differences between two schemas, without their place, because most schemas occur in many operations. */
    private final Map<String, List<String>> compared = new HashMap<>();

    private ContractDifferences(ContractDocument code, ContractDocument contract) {
        this.code = code;
        this.contract = contract;
    }

    static List<String> between(ContractDocument code, ContractDocument contract) {
        var differences = new ContractDifferences(code, contract);
        differences.compareOperations();
        return List.copyOf(differences.found);
    }

    private void compareOperations() {
        var coded = code.operations();
        var written = contract.operations();
        var unknown = new TreeSet<String>(coded.keySet());
        unknown.removeAll(written.keySet());
        unknown.removeAll(OF_THE_PLATFORM);
        unknown.forEach(name -> found.add(name + ": in the code, not in the contract"));
        var missing = new TreeSet<String>(written.keySet());
        missing.removeAll(coded.keySet());
        missing.removeAll(OF_THE_PLATFORM);
        missing.forEach(name -> found.add(name + ": in the contract, not in the code"));
        coded.forEach((name, operation) -> {
            if (written.containsKey(name)) {
                compareParameters(name);
                compareRequests(name, operation, written.get(name));
                compareResponses(name, operation, written.get(name));
            }
        });
    }

    private void compareParameters(String name) {
        var coded = code.parameters(name);
        var written = contract.parameters(name);
        coded.forEach((parameter, node) -> {
            if (!written.containsKey(parameter)) {
                found.add(name + " " + parameter + ": in the code, not in the contract");
            } else {
                compare(
                        name + " " + parameter,
                        node.path("schema"),
                        written.get(parameter).path("schema"),
                        true,
                        new HashSet<>());
            }
        });
        // a filter may read headers, which no annotation of the operation shows
        written.keySet().stream()
                .filter(parameter -> !parameter.startsWith("header:") && !coded.containsKey(parameter))
                .forEach(parameter -> found.add(name + " " + parameter + ": in the contract, not in the code"));
    }

    private void compareRequests(String name, JsonNode coded, JsonNode written) {
        var codedContent = code.resolve(coded.path("requestBody")).path("content");
        var writtenContent = contract.resolve(written.path("requestBody")).path("content");
        compareContent(name + " request", codedContent, writtenContent, true);
    }

    private void compareResponses(String name, JsonNode coded, JsonNode written) {
        var inCode = statuses(coded);
        var inContract = statuses(written);
        inCode.stream()
                .filter(status -> !inContract.contains(status) && !inContract.contains("default"))
                .filter(status -> !isRefusal(status))
                .forEach(status -> found.add(name + " " + status + ": answered by the code, not in the contract"));
        inContract.stream()
                .filter(status -> !isRefusal(status) && !"default".equals(status) && !inCode.contains(status))
                .forEach(status -> found.add(name + " " + status + ": in the contract, not answered by the code"));
        for (var status : inCode) {
            if (inContract.contains(status) && !isRefusal(status)) {
                compareContent(
                        name + " " + status,
                        code.resolve(coded.path("responses").path(status)).path("content"),
                        contract.resolve(written.path("responses").path(status)).path("content"),
                        false);
            }
        }
    }

    /** Refusals come from the mappers, not from the annotations of an operation. */
    private static boolean isRefusal(String status) {
        return status.startsWith("4") || status.startsWith("5");
    }

    private static Set<String> statuses(JsonNode operation) {
        var statuses = new TreeSet<String>();
        operation.path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    private void compareContent(String where, JsonNode coded, JsonNode written, boolean request) {
        var inCode = new TreeSet<String>();
        var inContract = new TreeSet<String>();
        coded.fieldNames().forEachRemaining(inCode::add);
        written.fieldNames().forEachRemaining(inContract::add);
        if (!inCode.equals(inContract)) {
            found.add(where + ": media types " + inCode + " in the code, " + inContract + " in the contract");
        }
        JSON.stream()
                .filter(json -> coded.has(json) && written.has(json))
                .forEach(json -> compare(
                        where,
                        coded.path(json).path("schema"),
                        written.path(json).path("schema"),
                        request,
                        new HashSet<>()));
    }

    private void compare(String where, JsonNode coded, JsonNode written, boolean request, Set<String> under) {
        var pair = coded.path("$ref").asText() + "|" + written.path("$ref").asText();
        var named = coded.has("$ref") || written.has("$ref");
        if (named && !under.add(pair)) {
            return;
        }
        if (coded.has("$ref") && written.has("$ref")) {
            compareOnce(where, request + pair, () -> compareShapes(where, coded, written, request, under));
        } else {
            compareShapes(where, coded, written, request, under);
        }
        if (named) {
            under.remove(pair);
        }
    }

    private void compareOnce(String where, String pair, Runnable comparison) {
        if (compared.containsKey(pair)) {
            compared.get(pair).forEach(difference -> found.add(where + difference));
            return;
        }
        var before = found.size();
        comparison.run();
        compared.put(
                pair,
                found.subList(before, found.size()).stream()
                        .map(difference -> difference.substring(where.length()))
                        .toList());
    }

    private void compareShapes(String where, JsonNode coded, JsonNode written, boolean request, Set<String> under) {
        var mine = SchemaShape.of(code, coded);
        var said = SchemaShape.of(contract, written);
        if (mine.isOpen()) {
            if (!said.properties().isEmpty()) {
                found.add(where + ": the contract names " + said.properties().keySet() + ", the code no field");
            }
            return;
        }
        if (said.type() != null && !said.type().equals(mine.type())) {
            found.add(where + ": " + mine.type() + " in the code, " + said.type() + " in the contract");
            return;
        }
        compareFormat(where, mine, said);
        compareValues(where, mine, said);
        compareFields(where, mine, said, request, under);
        if ("array".equals(mine.type())) {
            compare(where + "[]", mine.items(), said.items(), request, under);
        }
        if (request) {
            compareLimits(where, mine, said);
        }
    }

    private void compareFormat(String where, SchemaShape mine, SchemaShape said) {
        if (mine.format() != null && said.format() != null && !mine.format().equals(said.format())) {
            found.add(where + ": format " + mine.format() + " in the code, " + said.format() + " in the contract");
        }
    }

    private void compareValues(String where, SchemaShape mine, SchemaShape said) {
        if (!mine.values().isEmpty() && !mine.values().equals(said.values())) {
            found.add(where + ": values " + mine.values() + " in the code, " + said.values() + " in the contract");
        }
    }

    private void compareFields(String where, SchemaShape mine, SchemaShape said, boolean request, Set<String> under) {
        mine.properties().forEach((field, schema) -> {
            if (!said.properties().containsKey(field)) {
                found.add(where + "." + field + ": in the code, not in the contract");
            } else {
                compare(where + "." + field, schema, said.properties().get(field), request, under);
            }
        });
        said.properties().keySet().stream()
                .filter(field -> !mine.properties().containsKey(field))
                .forEach(field -> found.add(where + "." + field + ": in the contract, not in the code"));
        if (request) {
            mine.required().stream()
                    .filter(field -> !said.required().contains(field))
                    .forEach(field -> found.add(where + "." + field + ": the code requires it, the contract does not"));
        }
    }

    /** The contract must name a limit of the code. A limit in the contract only may be a business rule. */
    private void compareLimits(String where, SchemaShape mine, SchemaShape said) {
        for (var limit : LIMITS) {
            var here = mine.says().path(limit);
            var there = said.says().path(limit);
            var trivial = limit.startsWith("min") && here.asInt() <= 1 && there.isMissingNode();
            if (here.isNumber() && here.asDouble() != there.asDouble(Double.NaN) && !trivial) {
                found.add(where + ": " + limit + " " + here + " in the code, "
                        + (there.isMissingNode() ? "none" : there) + " in the contract");
            }
        }
    }
}
