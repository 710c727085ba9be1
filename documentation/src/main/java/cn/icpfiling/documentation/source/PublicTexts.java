package cn.icpfiling.documentation.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The descriptions that readers of the merged contract see, by the module whose contract has them: those of public paths, of all
 * that these refer to, of the head, and of the answers that the gateway adds to every operation. The gateway merges the contracts
 * later than this module is built; its {@code BundledContractsTest} compares the merged contract with the same files.
 */
final class PublicTexts {

    /** The module of common.yaml, whose components all contracts share. */
    static final String SHARED = "platform/web";

    /** The module whose contract has the head of the merged one: {@code info} and {@code servers}. */
    static final String HEAD = "gateway";

    /** What the gateway adds to every operation; see its GatewayAnswers. */
    private static final Map<String, List<String>> ADDED = Map.of(
            "responses", List.of("UnreadableAtGateway", "TooManyAtGateway", "Failed"),
            "headers", List.of("RateLimit", "RateLimitPolicy"));

    private static final Pattern COMPONENT = Pattern.compile(
            "(?:(?:\\.\\./)*(platform/web)/src/main/contract/common\\.yaml)?#/components/([^/]+)/([^/]+)(?:/.*)?");
    private static final Set<String> EXAMPLES = Set.of("example", "examples");

    private final Map<String, JsonNode> contracts;
    private final Map<String, Set<String>> texts = new LinkedHashMap<>();
    private final Set<String> reached = new LinkedHashSet<>();

    private PublicTexts(Map<String, JsonNode> contracts) {
        this.contracts = contracts;
        contracts.keySet().forEach(owner -> texts.put(owner, new LinkedHashSet<>()));
    }

    /** @param contracts by their module, with that of {@link #SHARED} */
    static Map<String, Set<String>> of(Map<String, JsonNode> contracts) {
        var all = new PublicTexts(contracts);
        ADDED.forEach((section, names) -> names.forEach(name -> all.reach(SHARED, section, name)));
        contracts.forEach(all::read);
        return all.texts;
    }

    private void read(String owner, JsonNode contract) {
        if (owner.equals(HEAD)) {
            add(owner, contract.at("/info/description"));
            read(owner, contract.path("servers"), "servers");
        }
        contract.path("paths").properties().stream()
                .filter(path -> !path.getKey().startsWith("/internal/"))
                .map(Map.Entry::getValue)
                .forEach(path -> {
                    read(owner, path, "");
                    path.properties().stream()
                            .filter(entry -> ContractWords.METHODS.contains(entry.getKey()))
                            .map(Map.Entry::getValue)
                            .forEach(operation -> ways(owner, contract, operation));
                });
    }

    /** The security schemes of an operation; the gateway adds that of partners. */
    private void ways(String owner, JsonNode contract, JsonNode operation) {
        var security = operation.has("security") ? operation.path("security") : contract.path("security");
        security.forEach(way -> way.fieldNames().forEachRemaining(scheme -> reach(owner, "securitySchemes", scheme)));
        if (operation.has("x-icp-scope")) {
            reach(SHARED, "securitySchemes", "partnerClient");
        }
    }

    private void read(String owner, JsonNode node, String of) {
        if (node.isTextual()) {
            var component = COMPONENT.matcher(node.textValue());
            if (component.matches()) {
                reach(component.group(1) == null ? owner : SHARED, component.group(2), component.group(3));
            }
            return;
        }
        node.properties().forEach(field -> {
            var key = field.getKey();
            if (key.equals("description") && field.getValue().isTextual()) {
                add(owner, field.getValue());
            } else if (key.equals("scopes") && of.equals("clientCredentials")) {
                field.getValue().forEach(scope -> add(owner, scope));
            } else if (!EXAMPLES.contains(key) || of.equals("properties")) {
                read(owner, field.getValue(), key);
            }
        });
        if (node.isArray()) {
            node.forEach(one -> read(owner, one, of));
        }
    }

    private void reach(String owner, String section, String name) {
        var component = contracts
                .getOrDefault(owner, MissingNode.getInstance())
                .path("components")
                .path(section)
                .path(name);
        if (component.isMissingNode() || !reached.add(owner + " " + section + " " + name)) {
            return;
        }
        read(owner, component, section);
    }

    private void add(String owner, JsonNode text) {
        if (!text.asText().isBlank()) {
            texts.get(owner).add(text.asText().strip());
        }
    }
}
