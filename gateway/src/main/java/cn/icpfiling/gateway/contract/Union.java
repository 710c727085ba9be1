package cn.icpfiling.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The single document merged from all contracts: the public paths and the components that they use. Fails if two
 * contracts define the same path or operation, or if a reference has no target. Fails also if a path does not have the
 * form of a public path.
 */
public final class Union {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String INTERNAL = "/internal/";
    /** The one scope that a partner's token needs, and the scheme by which its client gets a token. */
    private static final String SCOPE = "x-icp-scope";

    private static final String PARTNERS = "partnerClient";
    private static final Pattern SHARED =
            Pattern.compile("(?:\\.\\./)*platform/web/src/main/contract/common\\.yaml(#.+)");
    private static final Pattern COMPONENT = Pattern.compile("#/components/([^/]+)/([^/]+)(/.*)?");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ContractFiles files;
    private final Map<String, ObjectNode> contracts = new LinkedHashMap<>();
    private final ComponentNames names;
    private final ObjectNode document = JSON.objectNode();
    private final List<Operation> operations = new ArrayList<>();

    private Union(ContractFiles files, List<String> owners) {
        this.files = files;
        for (var owner : owners) {
            contracts.put(owner, withoutAliases((ObjectNode) inlined(owner, files.contract(owner))));
        }
        var all = new LinkedHashMap<String, ObjectNode>();
        all.put(ContractFiles.COMMON, files.common());
        all.putAll(contracts);
        names = new ComponentNames(all);
        head();
        paths();
        tags();
        var refusals = components();
        GatewayAnswers.addTo(document, files.common());
        refusals.completeShared(document.path("components"));
    }

    public static Union ofBundledContracts() {
        return of(new ContractFiles(Thread.currentThread().getContextClassLoader()), ContractFiles.OWNERS);
    }

    static Union of(ContractFiles files, List<String> owners) {
        return new Union(files, owners);
    }

    public ObjectNode document() {
        return document;
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The gateway's own contract says what holds for all, and where they are served. */
    private void head() {
        var own = contracts.getOrDefault(ContractFiles.GATEWAY, JSON.objectNode());
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "ICP 备案平台 · ICP filing platform")
                .put("version", version())
                .put("description", own.at("/info/description").asText());
        var info = document.withObjectProperty("info");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        info.putObject("contact").put("name", "The maintainers of the ICP filing platform");
        document.set("servers", own.withArrayProperty("servers").deepCopy());
        document.putArray("security").addObject().putArray("bearer");
        document.putArray("tags");
    }

    /** The version that all contracts have; {@code ./icp release} sets it. */
    private String version() {
        return files.common().at("/info/version").asText();
    }

    private void paths() {
        var union = document.putObject("paths");
        var ids = new HashMap<String, String>();
        contracts.forEach((owner, contract) -> contract.path("paths")
                .properties()
                .forEach(path -> {
                    if (path.getKey().startsWith(INTERNAL)) {
                        return;
                    }
                    if (union.has(path.getKey())) {
                        throw new IllegalStateException("two contracts name " + path.getKey());
                    }
                    var item = (ObjectNode) rewritten(owner, path.getValue());
                    item.properties().forEach(operation -> {
                        if (METHODS.contains(operation.getKey())) {
                            add(
                                    owner,
                                    contract,
                                    path.getKey(),
                                    operation.getKey(),
                                    (ObjectNode) operation.getValue(),
                                    ids);
                        }
                    });
                    union.set(path.getKey(), item);
                }));
    }

    private void add(
            String owner,
            ObjectNode contract,
            String path,
            String method,
            ObjectNode operation,
            Map<String, String> ids) {
        var id = operation.path("operationId").asText();
        var twin = ids.put(id, owner + " " + path);
        if (id.isEmpty() || twin != null) {
            throw new IllegalStateException("operationId '" + id + "' of " + owner + " " + path + " is "
                    + (twin == null ? "missing" : "also that of " + twin));
        }
        if (!operation.has("security") && contract.has("security")) {
            operation.set("security", contract.get("security").deepCopy());
        }
        if (!operation.has("security")) {
            throw new IllegalStateException(id + " does not say who may");
        }
        if (operation.has(SCOPE)) {
            operation
                    .withArrayProperty("security")
                    .addObject()
                    .putArray(PARTNERS)
                    .add(operation.path(SCOPE).asText());
        }
        operations.add(new Operation(
                owner,
                method.toUpperCase(Locale.ROOT),
                path,
                id,
                isOpen(operation.get("security")),
                isOpen(operation.get("security")) && !operation.get("security").isEmpty(),
                operation.path("x-icp-max-body-bytes").asLong(Operation.USUAL_BODY),
                operation.has("x-icp-timeout-seconds")
                        ? Optional.of(Duration.ofSeconds(
                                operation.get("x-icp-timeout-seconds").asLong()))
                        : Optional.empty()));
    }

    /** Whether a request without a token may pass: none is asked for, or a token is one of the choices (an empty alternative). */
    private static boolean isOpen(JsonNode security) {
        return security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty);
    }

    private void tags() {
        var used = new HashSet<String>();
        for (var operation : document.at("/paths").findValues("tags")) {
            operation.forEach(tag -> used.add(tag.asText()));
        }
        var tags = new LinkedHashMap<String, JsonNode>();
        contracts
                .values()
                .forEach(contract -> contract.path("tags").forEach(tag -> {
                    var name = tag.path("name").asText();
                    if (used.contains(name)) {
                        tags.putIfAbsent(name, tag);
                    }
                }));
        document.withArrayProperty("tags").addAll(tags.values());
    }

    /** Copies only the components that public paths use. */
    private Refusals components() {
        var all = JSON.objectNode();
        gather(all, ContractFiles.COMMON, files.common());
        contracts.forEach((owner, contract) -> gather(all, owner, contract));
        var refusals = refusals(all);

        var reached = new LinkedHashSet<String>();
        var open = new ArrayDeque<JsonNode>(List.of(document.get("paths")));
        document.get("security")
                .forEach(one -> reach("securitySchemes", one.fieldNames().next(), all, reached, open));
        document.get("paths")
                .findValues("security")
                .forEach(ways -> ways.forEach(way ->
                        way.fieldNames().forEachRemaining(name -> reach("securitySchemes", name, all, reached, open))));
        while (!open.isEmpty()) {
            references(open.pop(), all, reached, open);
        }
        requireAllSchemas(all, reached);

        var kept = document.putObject("components");
        all.properties()
                .forEach(section -> section.getValue().properties().forEach(component -> {
                    if (reached.contains(section.getKey() + "/" + component.getKey())) {
                        kept.withObjectProperty(section.getKey()).set(component.getKey(), component.getValue());
                    }
                }));
        return refusals;
    }

    /** Adds the problem codes and the examples that were recorded; both lie beside the contracts. */
    private Refusals refusals(ObjectNode all) {
        var shared = files.codes(ContractFiles.COMMON);
        var refusals = new Refusals(all, shared);
        refusals.add(JSON.objectNode(), files.examples(ContractFiles.COMMON));
        contracts.keySet().forEach(owner -> refusals.add(files.codes(owner), files.examples(owner)));
        refusals.complete(document.get("paths"));
        if (shared.has("everywhere")) {
            document.set(Refusals.CODES, shared.get("everywhere"));
        }
        return refusals;
    }

    /**
     * Refuses a schema that no path uses, public or internal. Readers of the merged contract would miss it: a client
     * generator creates no class for a schema that only a description names. x-icp-line names the schema of an NDJSON
     * line.
     */
    private void requireAllSchemas(ObjectNode all, Set<String> published) {
        var reached = new LinkedHashSet<>(published);
        var open = new ArrayDeque<JsonNode>();
        contracts.forEach((owner, contract) -> contract.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(INTERNAL))
                .forEach(path -> open.add(rewritten(owner, path.getValue()))));
        while (!open.isEmpty()) {
            references(open.pop(), all, reached, open);
        }
        contracts.forEach((owner, contract) -> contract.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> {
                    if (!reached.contains("schemas/" + names.nameIn(owner, "schemas", name))) {
                        throw new IllegalStateException("no path of " + owner + " refers to its schema " + name);
                    }
                }));
    }

    private void gather(ObjectNode all, String owner, ObjectNode contract) {
        contract.path("components")
                .properties()
                .forEach(section -> section.getValue()
                        .properties()
                        .forEach(component -> all.withObjectProperty(section.getKey())
                                .set(
                                        names.nameIn(owner, section.getKey(), component.getKey()),
                                        rewritten(owner, component.getValue()))));
    }

    private static void references(JsonNode node, ObjectNode all, Set<String> reached, ArrayDeque<JsonNode> open) {
        if (node.isTextual()) {
            var component = COMPONENT.matcher(node.textValue());
            if (component.matches()) {
                reach(component.group(1), component.group(2), all, reached, open);
            }
        }
        node.forEach(child -> references(child, all, reached, open));
    }

    private static void reach(
            String section, String name, ObjectNode all, Set<String> reached, ArrayDeque<JsonNode> open) {
        var component = all.path(section).path(name);
        if (component.isMissingNode()) {
            throw new IllegalStateException("nothing is at #/components/" + section + "/" + name);
        }
        if (reached.add(section + "/" + name)) {
            open.push(component);
        }
    }

    /** Removes components that only refer to the shared component of the same name. */
    private static ObjectNode withoutAliases(ObjectNode contract) {
        contract.path("components").properties().forEach(section -> {
            var own = (ObjectNode) section.getValue();
            var aliases = new ArrayList<String>();
            own.properties().forEach(component -> {
                var shared = SHARED.matcher(component.getValue().path("$ref").asText());
                if (shared.matches()
                        && shared.group(1).equals("#/components/" + section.getKey() + "/" + component.getKey())) {
                    aliases.add(component.getKey());
                }
            });
            own.remove(aliases);
        });
        return contract;
    }

    /** Replaces references to example files by their content. */
    private JsonNode inlined(String owner, JsonNode node) {
        if (node instanceof ObjectNode object) {
            var reference = object.path("$ref").asText();
            if (!reference.isEmpty()
                    && !reference.startsWith("#")
                    && !SHARED.matcher(reference).matches()) {
                return files.part(owner, reference);
            }
            if (object.path("externalValue").isTextual()) {
                var path = object.remove("externalValue").textValue();
                object.set("value", files.part(owner, path));
            }
            object.properties().forEach(field -> field.setValue(inlined(owner, field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                array.set(i, inlined(owner, array.get(i)));
            }
        }
        return node;
    }

    /** Returns a copy in which every reference has its name in the merged contract. */
    private JsonNode rewritten(String owner, JsonNode node) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(reference(owner, text.textValue()));
            case ObjectNode object -> {
                var copy = JSON.objectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), rewritten(owner, field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = JSON.arrayNode();
                array.forEach(entry -> copy.add(rewritten(owner, entry)));
                yield copy;
            }
            default -> node.deepCopy();
        };
    }

    private String reference(String owner, String text) {
        var shared = SHARED.matcher(text);
        if (shared.matches()) {
            return shared.group(1);
        }
        var local = COMPONENT.matcher(text);
        if (!local.matches()) {
            return text;
        }
        var name = names.nameIn(definedBy(owner, local.group(1), local.group(2)), local.group(1), local.group(2));
        return "#/components/" + local.group(1) + "/" + name + (local.group(3) == null ? "" : local.group(3));
    }

    /** A local reference to an alias means the shared component. */
    private String definedBy(String owner, String section, String name) {
        if (owner.equals(ContractFiles.COMMON)) {
            return owner;
        }
        return contracts.get(owner).path("components").path(section).has(name) ? owner : ContractFiles.COMMON;
    }
}
