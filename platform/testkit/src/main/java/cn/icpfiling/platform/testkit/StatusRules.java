package cn.icpfiling.platform.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The refusals that follow from what an operation takes. A token, a body, a key or a version can be refused, so the
 * contract names the status; without them it cannot, and a status that names it would promise what never comes. What
 * an operation takes is compared with the code by {@link ContractDifferences}, and the refusals themselves by
 * {@link RefusalSweep}.
 */
final class StatusRules {
    private static final String KEY = "header:Idempotency-Key";
    private static final String VERSION = "header:If-Match";
    private static final String KNOWN_VERSION = "header:If-None-Match";
    private static final String RESUMABLE = "header:Tus-Resumable";

    /** By status: what makes it certain that an operation can answer it. */
    private static final Map<String, BiPredicate<ContractDocument, String>> MUST = new TreeMap<>(Map.of(
            "304", (contract, name) -> contract.parameters(name).containsKey(KNOWN_VERSION),
            "400", StatusRules::readsMore,
            "401", StatusRules::isGuarded,
            "403", StatusRules::isGuarded,
            "404", (contract, name) -> isGuarded(contract, name) && name.contains("{"),
            "409", (contract, name) -> contract.parameters(name).containsKey(KEY),
            "412", StatusRules::needsVersion,
            "415", StatusRules::hasBody,
            "422", (contract, name) -> contract.parameters(name).containsKey(KEY),
            "428", StatusRules::needsVersion));

    /** By status: without this no operation can answer it. */
    private static final Map<String, BiPredicate<ContractDocument, String>> ONLY = new TreeMap<>(Map.of(
            "304",
            (contract, name) -> contract.parameters(name).containsKey(KNOWN_VERSION),
            "400",
            StatusRules::readsAnything,
            "412",
            (contract, name) -> contract.parameters(name).containsKey(VERSION)
                    || contract.parameters(name).containsKey(RESUMABLE),
            "413",
            StatusRules::mayHaveBody,
            "415",
            StatusRules::hasBody,
            "428",
            (contract, name) -> contract.parameters(name).containsKey(VERSION)));

    private StatusRules() {}

    /** Returns what each public operation of the contract lacks or names in vain. */
    static List<String> between(ContractDocument contract) {
        var found = new ArrayList<String>();
        contract.operations().forEach((name, operation) -> {
            if (!name.contains(" /api/v1/")) {
                return;
            }
            var named = operation
                    .path("responses")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            MUST.forEach((status, rule) -> {
                if (!named.contains(status) && rule.test(contract, name)) {
                    found.add(name + ": can answer " + status + ", which the contract does not name");
                }
            });
            ONLY.forEach((status, rule) -> {
                if (named.contains(status) && !rule.test(contract, name)) {
                    found.add(name + ": cannot answer " + status + ", which the contract names");
                }
            });
        });
        return List.copyOf(found);
    }

    /** Returns the statuses about which a rule decides, for the canary. */
    static Set<String> statuses() {
        return MUST.keySet();
    }

    private static boolean isGuarded(ContractDocument contract, String name) {
        return contract.operations().get(name).has(RoleDifferences.ROLES);
    }

    private static boolean hasBody(ContractDocument contract, String name) {
        return contract.operations().get(name).has("requestBody");
    }

    private static boolean mayHaveBody(ContractDocument contract, String name) {
        return hasBody(contract, name) || contract.parameters(name).containsKey("header:Upload-Length");
    }

    private static boolean needsVersion(ContractDocument contract, String name) {
        return contract.parameters(name)
                .getOrDefault(VERSION, contract.root().path("none"))
                .path("required")
                .asBoolean();
    }

    /** A JSON body, a parameter of the query or a key can be malformed. */
    private static boolean readsMore(ContractDocument contract, String name) {
        var content = contract.resolve(contract.operations().get(name).path("requestBody"))
                .path("content");
        return content.propertyStream().anyMatch(type -> type.getKey().contains("json"))
                || contract.parameters(name).keySet().stream()
                        .anyMatch(parameter -> parameter.startsWith("query:") || parameter.equals(KEY));
    }

    /** Every header and every name in the path has bounds too. An id of the path is found or not found. */
    private static boolean readsAnything(ContractDocument contract, String name) {
        return readsMore(contract, name)
                || hasBody(contract, name)
                || contract.parameters(name).values().stream()
                        .anyMatch(parameter -> isRead(parameter, contract.resolve(parameter.path("schema"))));
    }

    private static boolean isRead(JsonNode parameter, JsonNode schema) {
        return switch (parameter.path("in").asText()) {
            case "header" -> !parameter.path("name").asText().equals("Tus-Resumable");
            case "path" -> !schema.path("format").asText().equals("uuid") && !schema.has("enum");
            default -> true;
        };
    }
}
