package cn.icpfiling.documentation.source;

import cn.icpfiling.documentation.html.Language;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The public operations of all contracts. */
public final class Operations {

    private static final List<String> OWNERS = List.of(
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            "gateway");
    private static final String SHARED = "platform/web/src/main/contract/common.yaml";
    private static final Pattern CODE = Pattern.compile("\\b[A-Z][A-Z0-9_.]*[A-Z0-9]\\b");

    private final Map<String, Operation> byId = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, List<Operation>> byProblem = new TreeMap<>();
    private final ContractWords chinese;

    /**
     * @param summary in English, as the contract has it; {@link Operations#summary} has that of a language
     * @param roles whose tokens it takes; none if it is open
     * @param states the states of its object in which it can be carried out; none if it depends on no state
     */
    public record Operation(
            String owner,
            String method,
            String path,
            String id,
            String tag,
            String summary,
            String description,
            List<String> roles,
            List<String> states,
            Optional<String> scope,
            Optional<String> right,
            boolean open) {}

    private Operations(ContractWords chinese) {
        this.chinese = chinese;
    }

    public static Operations of(Sources sources, Problems problems) {
        var contracts = new LinkedHashMap<String, JsonNode>();
        OWNERS.forEach(owner -> contracts.put(owner, sources.yaml(owner + "/src/main/contract/openapi.yaml")));
        var shared = sources.yaml(SHARED);
        var operations = new Operations(ContractWords.of(sources, contracts, shared));
        var sharedCodes = recorded(sources, "platform/web").path("responses");
        for (var owner : OWNERS) {
            var contract = contracts.get(owner);
            var codes = recorded(sources, owner);
            contract.path("tags")
                    .forEach(tag -> operations.tags.putIfAbsent(
                            tag.path("name").asText(), tag.path("description").asText()));
            contract.path("paths").properties().forEach(path -> {
                if (!path.getKey().startsWith("/internal/")) {
                    path.getValue().properties().stream()
                            .filter(entry -> ContractWords.METHODS.contains(entry.getKey()))
                            .forEach(entry -> {
                                var named = new TreeSet<String>();
                                gather(named, entry.getValue(), contract, shared, 0);
                                gather(
                                        named,
                                        codes.path(entry.getValue()
                                                .path("operationId")
                                                .asText()),
                                        contract,
                                        shared,
                                        0);
                                entry.getValue()
                                        .path("responses")
                                        .forEach(response ->
                                                gather(named, sharedCodes.path(nameOf(response)), contract, shared, 0));
                                operations.add(
                                        owner,
                                        contract,
                                        path.getKey(),
                                        entry.getKey(),
                                        entry.getValue(),
                                        named,
                                        problems);
                            });
                }
            });
        }
        return operations;
    }

    public Iterable<Operation> all() {
        return byId.values();
    }

    public Optional<Operation> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The Chinese words of all public operations and tags. */
    public ContractWords chinese() {
        return chinese;
    }

    public String summary(Language language, Operation operation) {
        return language == Language.ZH ? chinese.summaries().get(operation.id()) : operation.summary();
    }

    /** The name of a tag as readers of a language see it; in English the tag itself. */
    public String tagName(Language language, String tag) {
        return language == Language.ZH ? chinese.tags().get(tag).name() : tag;
    }

    /** What the operations of a tag are about. */
    public String tagAbout(Language language, String tag) {
        return language == Language.ZH ? chinese.tags().get(tag).about() : tags.getOrDefault(tag, "");
    }

    /** The operations whose contract names the code of a problem. */
    public List<Operation> answering(String code) {
        return byProblem.getOrDefault(code, List.of());
    }

    private void add(
            String owner,
            JsonNode contract,
            String path,
            String method,
            JsonNode node,
            Set<String> codes,
            Problems problems) {
        var security = node.has("security") ? node.get("security") : contract.path("security");
        var operation = new Operation(
                owner,
                method.toUpperCase(Locale.ROOT),
                path,
                node.path("operationId").asText(),
                node.path("tags").path(0).asText(),
                node.path("summary").asText(),
                node.path("description").asText(),
                strings(node.path("x-icp-roles")),
                strings(node.path("x-icp-states")),
                node.has("x-icp-scope") ? Optional.of(node.get("x-icp-scope").asText()) : Optional.empty(),
                node.has("x-icp-right") ? Optional.of(node.get("x-icp-right").asText()) : Optional.empty(),
                security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty));
        if (byId.put(operation.id(), operation) != null) {
            throw new IllegalStateException("two operations are named " + operation.id());
        }
        codes.stream()
                .filter(code -> problems.named(code).isPresent())
                .forEach(code ->
                        byProblem.computeIfAbsent(code, _ -> new ArrayList<>()).add(operation));
    }

    /** The codes of each operation, or of each shared response, as tests saw them; nothing where a module keeps no such list. */
    private static JsonNode recorded(Sources sources, String owner) {
        var file = owner + "/src/main/contract/recorded/codes.yaml";
        return sources.has(file) ? sources.yaml(file) : MissingNode.getInstance();
    }

    /** The name of the shared response that a response refers to. */
    private static String nameOf(JsonNode response) {
        var reference = response.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** The codes that an operation and the responses and parameters that it refers to name, in words or by x-icp-codes. */
    private static void gather(Set<String> codes, JsonNode node, JsonNode contract, JsonNode shared, int depth) {
        if (node.isTextual()) {
            CODE.matcher(node.textValue()).results().forEach(found -> codes.add(found.group()));
            return;
        }
        var reference = node.path("$ref").asText();
        if (!reference.isEmpty()) {
            var local = reference.indexOf("#/components/");
            if (depth < 2 && local >= 0 && !reference.contains("/schemas/")) {
                var file = local == 0 ? contract : shared;
                gather(codes, file.at(reference.substring(local + 1)), contract, shared, depth + 1);
            }
            return;
        }
        node.properties().forEach(field -> {
            if (!field.getKey().equals("schema")) {
                gather(codes, field.getValue(), contract, shared, depth);
            }
            if (field.getKey().equals("x-icp-codes")) {
                field.getValue().fieldNames().forEachRemaining(codes::add);
            }
        });
        if (node.isArray()) {
            node.forEach(child -> gather(codes, child, contract, shared, depth));
        }
    }

    private static List<String> strings(JsonNode list) {
        var strings = new ArrayList<String>();
        list.forEach(one -> strings.add(one.asText()));
        return List.copyOf(strings);
    }
}
