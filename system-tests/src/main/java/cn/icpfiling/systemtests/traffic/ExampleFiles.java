package cn.icpfiling.systemtests.traffic;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of recorded examples, one beside each contract, in an order that does not depend on the recording. */
final class ExampleFiles {

    private static final String FILE = "src/main/contract/recorded/examples.json";
    private static final String SHARED = "platform/web";
    private static final List<String> OWNERS = List.of(
            "account-service",
            "filing-service",
            "verification-service",
            "inspection-service",
            "legacy-import-service",
            "gateway");
    private static final Pattern PATH = Pattern.compile("  (/\\S+):\\s*");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final LocalDate day;
    private final Map<String, ObjectNode> before = new LinkedHashMap<>();
    private final Map<String, ObjectNode> after = new LinkedHashMap<>();
    private final Map<String, String> ownerOfPath = new HashMap<>();
    private final Map<String, String> ownerOfCode = new HashMap<>();

    ExampleFiles(Path root, LocalDate day) throws IOException {
        this.root = root;
        this.day = day;
        for (var owner : OWNERS) {
            for (var line : Files.readAllLines(root.resolve(owner).resolve("src/main/contract/openapi.yaml"))) {
                var path = PATH.matcher(line);
                if (path.matches()) {
                    ownerOfPath.put(path.group(1), owner);
                }
            }
            load(owner);
            codes(owner, owner);
        }
        load(SHARED);
        codes("platform/core", SHARED);
    }

    private void load(String owner) throws IOException {
        var file = root.resolve(owner).resolve(FILE);
        var found = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
        before.put(owner, found);
        // a problem that this recording does not show stays; an operation's examples are judged one by one
        var next = JSON.createObjectNode();
        next.set(
                "problems",
                found.path("problems").isObject() ? found.get("problems").deepCopy() : JSON.createObjectNode());
        next.putObject("operations");
        after.put(owner, next);
    }

    private void codes(String module, String owner) throws IOException {
        var file = root.resolve(module).resolve("src/main/resources/texts/problems_en.properties");
        if (!Files.exists(file)) {
            return;
        }
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        texts.stringPropertyNames().stream()
                .filter(key -> key.endsWith(".title"))
                .forEach(key -> ownerOfCode.put(key.substring(0, key.length() - ".title".length()), owner));
    }

    Optional<JsonNode> request(Contract.Operation operation, String type) {
        return present(of(before, operation).path("request").path(type));
    }

    void request(Contract.Operation operation, String type, JsonNode body) {
        place(operation).withObjectProperty("request").set(type, body);
    }

    /** @param key the media type of a success, the code of a refusal */
    Optional<JsonNode> response(Contract.Operation operation, String status, String key) {
        return present(of(before, operation).path("responses").path(status).path(key));
    }

    void response(Contract.Operation operation, String status, String key, JsonNode body) {
        place(operation)
                .withObjectProperty("responses")
                .withObjectProperty(status)
                .set(key, body);
    }

    Optional<JsonNode> problem(String code) {
        return Optional.ofNullable(ownerOfCode.get(code))
                .flatMap(owner -> present(after.get(owner).path("problems").path(code)));
    }

    void problem(String code, JsonNode body) {
        Optional.ofNullable(ownerOfCode.get(code))
                .ifPresent(
                        owner -> after.get(owner).withObjectProperty("problems").set(code, body));
    }

    int problems() {
        return after.values().stream()
                .mapToInt(file -> file.path("problems").size())
                .sum();
    }

    void write() throws IOException {
        var printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter(" ", "\n"))
                .withArrayIndenter(new DefaultIndenter(" ", "\n"));
        for (var owner : after.keySet()) {
            var file = root.resolve(owner).resolve(FILE);
            var next = JSON.createObjectNode();
            next.put("about", """
                    Exchanges of the tests, recorded and reduced by ./icp examples, not edited by hand. \
                    Ids, times, numbers, names, tokens and secrets are placeholders of the same form.""");
            next.put("recorded", before.get(owner).path("recorded").asText(day.toString()));
            next.set("problems", sorted(after.get(owner).path("problems")));
            next.set("operations", sorted(after.get(owner).path("operations")));
            var isEmpty =
                    next.path("problems").isEmpty() && next.path("operations").isEmpty();
            if (isEmpty && !Files.exists(file) || sorted(before.get(owner)).equals(sorted(next))) {
                continue;
            }
            next.put("recorded", day.toString());
            Files.createDirectories(file.getParent());
            Files.writeString(file, JSON.writer(printer).writeValueAsString(next) + "\n");
        }
    }

    private static ObjectNode sorted(JsonNode object) {
        var fields = new TreeMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        var copy = JSON.createObjectNode();
        fields.forEach(copy::set);
        return copy;
    }

    private JsonNode of(Map<String, ObjectNode> files, Contract.Operation operation) {
        return files.get(ownerOfPath.get(operation.path())).path("operations").path(operation.id());
    }

    private ObjectNode place(Contract.Operation operation) {
        return after.get(ownerOfPath.get(operation.path()))
                .withObjectProperty("operations")
                .withObjectProperty(operation.id());
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}
