package cn.icpfiling.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.security.Scopes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The union against the contracts as they lie in their owners' folders. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // all contracts are merged once
class BundledContractsTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", ".."));
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    /** Beginnings that are no imperative: small letters, digits, articles, pronouns, question words, gerunds. */
    private static final Pattern NO_IMPERATIVE = Pattern.compile(
            "(?:[^A-Z].*|(?:An?|The|Th(?:is|at|ese|ose)|All|Every|Each|One|What|Which|Whe(?:n|re|ther)|Who(?:se)?|How|Why|Is|Are|Do|Does"
                    + "|In|On|To|Its?|Their|Our|Your|[A-Z][a-z]+ing)\\b.*)");

    private static final Pattern NO_ACTOR = Pattern.compile("\\b(?:[Ww]hoever|[Nn]obody|[Ss]omebody)\\b");

    private final ObjectNode union = Union.ofBundledContracts().document();

    private static List<String> operations(JsonNode contract) {
        var operations = new ArrayList<String>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method + " " + path.getKey());
                    }
                }));
        return operations;
    }

    private static List<String> publicOperationsOfAllOwners() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var operations = new ArrayList<String>();
        for (var owner : ContractFiles.OWNERS) {
            var file = ROOT.resolve(owner).resolve("src/main/contract/openapi.yaml");
            operations(yaml.readTree(Files.readAllBytes(file))).stream()
                    .filter(operation -> !operation.contains(" /internal/"))
                    .forEach(operations::add);
        }
        return operations;
    }

    @Test
    void every_public_operation_of_every_owner_is_in_and_nothing_else() throws IOException {
        assertThat(operations(union)).containsExactlyInAnyOrderElementsOf(publicOperationsOfAllOwners());
        assertThat(operations(union)).hasSizeGreaterThan(25);
    }

    /** The site is built before the contracts are merged, and finds the public descriptions by itself; here they are those that it serves. */
    @Test
    void every_description_has_its_chinese_and_there_is_none_of_another() throws IOException {
        var files = new ArrayList<>(ContractFiles.OWNERS);
        files.add("platform/web");
        var translated = new TreeSet<String>();
        for (var owner : files) {
            var file = ROOT.resolve(owner).resolve("src/main/contract/descriptions_zh.yaml");
            new ObjectMapper(new YAMLFactory())
                    .readTree(Files.readAllBytes(file))
                    .forEach(pair -> translated.add(pair.path("en").asText().strip()));
        }

        assertThat(descriptions(union, "")).hasSizeGreaterThan(2900).isEqualTo(translated);
    }

    /** All but those of tags, which have a name in Chinese and what it is about. */
    private static TreeSet<String> descriptions(JsonNode node, String of) {
        var found = new TreeSet<String>();
        node.properties().forEach(field -> {
            var key = field.getKey();
            if (key.equals("description") && field.getValue().isTextual()) {
                found.add(field.getValue().asText().strip());
            } else if (key.equals("scopes") && of.equals("clientCredentials")) {
                field.getValue().forEach(scope -> found.add(scope.asText().strip()));
            } else if (of.equals("properties")
                    || !List.of("example", "examples").contains(key)) {
                if (!key.equals("tags") || !field.getValue().path(0).isObject()) {
                    found.addAll(descriptions(field.getValue(), key));
                }
            }
        });
        if (node.isArray()) {
            node.forEach(one -> found.addAll(descriptions(one, of)));
        }
        return found;
    }

    @Test
    void what_the_build_merged_for_the_start_is_what_the_contracts_say() throws IOException {
        var json = new ObjectMapper();
        var origin = "https://icp.example.com";
        var published = new PublishedContract(origin);
        var today = PublishedContract.withAddresses(union.deepCopy(), origin);
        var files = new ContractFiles(getClass().getClassLoader());

        assertThat(json.readTree(published.json().plain())).isEqualTo(today);
        assertThat(published.yaml().plain()).isEqualTo(PublishedContract.yaml(today));
        assertThat(json.readTree(published.webhooksJson().plain()))
                .isEqualTo(WebhookContract.of(files.webhooks(), today));
        for (var file :
                List.of(published.json(), published.yaml(), published.webhooksJson(), published.webhooksYaml())) {
            try (var packed = new GZIPInputStream(new ByteArrayInputStream(file.gzip()))) {
                assertThat(packed.readAllBytes()).isEqualTo(file.plain());
            }
        }
        assertThat(MergedContract.Operations.read().all())
                .isEqualTo(Union.ofBundledContracts().operations());
    }

    /** OpenAPI 3.1 asks for whole addresses, and the pages that they name are sections of the documentation. */
    @Test
    void terms_and_contact_are_addresses_of_sections_that_are_there() throws IOException {
        var info = PublishedContract.withAddresses(union.deepCopy(), "https://icp.example.com")
                .path("info");
        for (var address : List.of(
                info.path("termsOfService").asText(),
                info.path("contact").path("url").asText())) {
            assertThat(address).startsWith("https://icp.example.com/docs/zh/");
            var page = address.replaceFirst(".*/docs/zh/(.*)#.*", "$1.md");
            var section = address.replaceFirst(".*#", "");
            for (var language : List.of("zh", "en")) {
                assertThat(Files.readString(ROOT.resolve("documentation/src/main/site")
                                .resolve(language)
                                .resolve(page)))
                        .contains("{#" + section + "}");
            }
        }
    }

    @Test
    void the_comparison_notices_an_operation_that_is_missing() throws IOException {
        var spoilt = union.deepCopy();
        ((ObjectNode) spoilt.path("paths")).remove("/api/v1/orders");

        assertThat(new TreeSet<>(operations(spoilt))).isNotEqualTo(new TreeSet<>(publicOperationsOfAllOwners()));
    }

    @Test
    void every_operation_says_whose_token_it_takes_or_that_it_is_open() {
        union.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .forEach(operation -> assertThat(
                                        operation.path("x-icp-roles").isEmpty())
                                .as(operation.path("operationId").asText())
                                .isEqualTo(isOpen(operation.path("security")))));
    }

    /** An empty alternative makes a token optional. */
    private static boolean isOpen(JsonNode security) {
        return security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty);
    }

    @Test
    void public_paths_stand_where_the_conventions_say() {
        assertThat(union.path("paths").fieldNames())
                .toIterable()
                .allMatch(path ->
                        path.matches("/api/v1/.*|/oauth2/.*|/\\.well-known/.*|/openapi|/asyncapi|/|/docs(/.*)?"));
    }

    @Test
    void a_strict_reader_of_openapi_3_1_has_nothing_to_say() {
        var options = new ParseOptions();
        options.setResolve(true);
        var result = new OpenAPIV3Parser()
                .readContents(new String(PublishedContract.json(union), StandardCharsets.UTF_8), null, options);

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getPaths()).hasSize(union.path("paths").size());
    }

    @Test
    void the_strict_reader_notices_what_is_no_openapi() {
        var spoilt = union.deepCopy();
        ((ObjectNode) spoilt.at("/paths/~1api~1v1~1orders/get")).put("responses", "none");
        var result = new OpenAPIV3Parser()
                .readContents(new String(PublishedContract.json(spoilt), StandardCharsets.UTF_8), null, null);

        assertThat(result.getMessages()).isNotEmpty();
    }

    @Test
    void what_one_line_of_a_bulk_body_looks_like_is_in() {
        assertThat(union.at("/components/schemas").fieldNames())
                .toIterable()
                .contains("BulkOrderLine", "DomainLine", "DomainLineResult");
    }

    /** In a flow mapping a comma ends a description, and what follows it becomes a key without a value. */
    @Test
    void no_contract_has_a_key_without_a_value() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        for (var owner : ContractFiles.OWNERS) {
            var file = ROOT.resolve(owner).resolve("src/main/contract/openapi.yaml");
            assertThat(keysWithoutValue(yaml.readTree(Files.readAllBytes(file))))
                    .as(owner)
                    .isEmpty();
        }
        assertThat(keysWithoutValue(yaml.readTree("domain: { type: string, description: Registrable, as A-label }")))
                .containsExactly("as A-label");
    }

    private static List<String> keysWithoutValue(JsonNode node) {
        var found = new ArrayList<String>();
        node.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                found.add(field.getKey());
            }
        });
        node.forEach(child -> found.addAll(keysWithoutValue(child)));
        return found;
    }

    @Test
    void every_scope_that_an_operation_asks_for_is_one_that_a_partners_client_may_have() {
        var offered = new TreeSet<String>();
        union.at("/components/securitySchemes/partnerClient/flows/clientCredentials/scopes")
                .fieldNames()
                .forEachRemaining(offered::add);
        var asked = new TreeSet<String>();
        union.path("paths").findValues("x-icp-scope").forEach(scope -> asked.add(scope.asText()));

        assertThat(offered).isEqualTo(new TreeSet<>(Scopes.ALL));
        assertThat(asked).isNotEmpty().isSubsetOf(offered);
    }

    @Test
    void every_refusal_names_its_problem_codes() {
        assertThat(refusalsWithoutCodes(union)).isEmpty();
    }

    @Test
    void a_refusal_without_codes_is_noticed() {
        var spoilt = union.deepCopy();
        ((ObjectNode) spoilt.at("/components/responses/Unauthenticated")).remove("x-icp-codes");

        assertThat(refusalsWithoutCodes(spoilt)).contains("listOrders 401").hasSizeGreaterThan(100);
    }

    private static List<String> refusalsWithoutCodes(JsonNode contract) {
        var found = new ArrayList<String>();
        contract.path("paths")
                .forEach(path -> path.properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .forEach(operation -> operation.path("responses").properties().stream()
                                .filter(response -> response.getKey().matches("[45]\\d\\d"))
                                .filter(response -> resolved(contract, response.getValue())
                                        .path("x-icp-codes")
                                        .isEmpty())
                                .forEach(response ->
                                        found.add(operation.path("operationId").asText() + " " + response.getKey()))));
        return found;
    }

    private static JsonNode resolved(JsonNode contract, JsonNode response) {
        var reference = response.path("$ref").asText();
        return reference.isEmpty() ? response : contract.at(reference.substring(1));
    }

    @Test
    void every_summary_begins_with_a_verb_and_is_short() {
        assertThat(badSummaries(union)).isEmpty();
    }

    @Test
    void a_summary_that_is_no_short_command_is_noticed() {
        for (var summary : List.of(
                "The orders of the caller",
                "Orders, newest first.",
                "Whether a filing waits",
                "Creating an order",
                "list the orders",
                "1000 orders at once",
                "",
                "List " + "o".repeat(70))) {
            var spoilt = union.deepCopy();
            ((ObjectNode) spoilt.at("/paths/~1api~1v1~1orders/get")).put("summary", summary);

            assertThat(badSummaries(spoilt)).containsExactly("listOrders: " + summary);
        }
    }

    private static List<String> badSummaries(JsonNode contract) {
        var found = new ArrayList<String>();
        contract.path("paths")
                .forEach(path -> path.properties().forEach(entry -> {
                    if (!METHODS.contains(entry.getKey())) {
                        return;
                    }
                    var operation = entry.getValue();
                    var summary = operation.path("summary").asText();
                    if (summary.isEmpty()
                            || summary.length() > 70
                            || summary.endsWith(".")
                            || NO_IMPERATIVE.matcher(summary).matches()) {
                        found.add(operation.path("operationId").asText() + ": " + summary);
                    }
                }));
        return found;
    }

    @Test
    void the_texts_of_all_contracts_name_the_actor() throws IOException {
        var files = contractFiles();
        assertThat(files).hasSizeGreaterThan(25);
        for (var file : files) {
            assertThat(linesWithoutActor(Files.readString(file))).as("%s", file).isEmpty();
        }
    }

    @Test
    void a_text_without_an_actor_is_noticed_and_an_enum_value_is_none() {
        var lines = linesWithoutActor("""
                summary: Let somebody in
                enum: [APPLICANT, NOBODY]
                description: Whoever has the link
                # what nobody answered
                """);

        assertThat(lines)
                .containsExactly(
                        "summary: Let somebody in", "description: Whoever has the link", "# what nobody answered");
    }

    private static List<String> linesWithoutActor(String text) {
        return text.lines().filter(line -> NO_ACTOR.matcher(line).find()).toList();
    }

    /** The contracts and event schemas of all modules, the sandbox's and the shared parts among them. */
    private static List<Path> contractFiles() throws IOException {
        var found = new ArrayList<Path>();
        for (var parent : List.of(ROOT, ROOT.resolve("platform"))) {
            try (var modules = Files.list(parent)) {
                for (var folder : modules.map(module -> module.resolve("src/main/contract"))
                        .toList()) {
                    if (!Files.isDirectory(folder)) {
                        continue;
                    }
                    try (var files = Files.walk(folder)) {
                        files.filter(file -> file.toString().matches(".*\\.(yaml|json)"))
                                .forEach(found::add);
                    }
                }
            }
        }
        return found;
    }
}
