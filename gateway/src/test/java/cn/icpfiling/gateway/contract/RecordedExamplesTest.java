package cn.icpfiling.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The codes and examples that tests recorded beside the contracts. */
class RecordedExamplesTest {

    private static final Path ROOT = Path.of(System.getProperty("icp.root", ".."));
    private static final Pattern NUMBER_OF_A_PERSON =
            Pattern.compile("(?<![0-9A-Za-z])(?:1[3-9]\\d{9}|\\d{17}[0-9X])(?![0-9A-Za-z])");
    private static final List<String> PLACEHOLDERS = List.of(
            "13812345673",
            "13812345683",
            "13812345693",
            "13812345603",
            "11010519491231002X",
            "330106199003070014",
            "330106199003070022");

    /** Codes and examples lie beside the contracts, and would stay when an operation goes. */
    @Test
    void what_was_recorded_is_of_operations_and_statuses_that_there_are() {
        var files = new ContractFiles(getClass().getClassLoader());
        for (var owner : ContractFiles.OWNERS) {
            var contract = files.contract(owner);
            files.codes(owner)
                    .properties()
                    .forEach(operation -> operation
                            .getValue()
                            .fieldNames()
                            .forEachRemaining(status -> assertThat(statuses(contract, operation.getKey()))
                                    .as("%s of %s in codes.yaml", operation.getKey(), owner)
                                    .contains(status)));
            files.examples(owner)
                    .path("operations")
                    .properties()
                    .forEach(operation -> operation
                            .getValue()
                            .path("responses")
                            .fieldNames()
                            .forEachRemaining(status -> assertThat(statuses(contract, operation.getKey()))
                                    .as("%s of %s in examples.json", operation.getKey(), owner)
                                    .contains(status)));
        }
    }

    private static TreeSet<String> statuses(JsonNode contract, String id) {
        var statuses = new TreeSet<String>();
        contract.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.path("operationId").asText().equals(id)) {
                        operation.path("responses").fieldNames().forEachRemaining(statuses::add);
                    }
                }));
        return statuses;
    }

    /** A recorded refusal stays while it fits its schema; a text that was changed since would be published as it was. */
    @Test
    void a_recorded_refusal_says_what_the_platform_says_today() throws IOException {
        var texts = new ArrayList<Properties>();
        var problems = new ArrayList<JsonNode>();
        for (var module : modules()) {
            for (var language : List.of("zh", "en")) {
                var file = module.resolve("src/main/resources/texts/problems_" + language + ".properties");
                if (Files.exists(file)) {
                    var read = new Properties();
                    try (var reader = Files.newBufferedReader(file)) {
                        read.load(reader);
                    }
                    texts.add(read);
                }
            }
            var examples = module.resolve("src/main/contract/recorded/examples.json");
            if (Files.exists(examples)) {
                new ObjectMapper()
                        .readTree(examples.toFile()).findParents("instance").stream()
                                .filter(one -> one.path("type").asText().startsWith("urn:icpfiling:problem:"))
                                .forEach(problems::add);
            }
        }
        assertThat(problems).hasSizeGreaterThan(200);
        assertThat(problems)
                .allSatisfy(problem ->
                        assertThat(stale(problem, texts)).as("%s", problem).isEmpty());

        var old = ((ObjectNode) problems.getFirst()).deepCopy();
        old.put("title", "Of a year ago").put("remedy", "Ask again").remove("help");
        assertThat(stale(old, texts)).as("the canary").containsExactly("title", "remedy", "help");
    }

    /** The titles, remedies and pages that no text of today gives; services may word one code in ways of their own. */
    private static List<String> stale(JsonNode problem, List<Properties> texts) {
        var code = problem.path("code").asText();
        return Stream.of("title", "remedy", "help")
                .filter(member -> {
                    var said = problem.path(member).asText();
                    return member.equals("help")
                            ? !said.equals("/docs/problems/" + code)
                            : texts.stream()
                                    .map(text -> text.getProperty(code + "." + member, ""))
                                    .noneMatch(text -> said.matches(pattern(text)));
                })
                .toList();
    }

    /** What an argument of a text may become is any text. */
    private static String pattern(String text) {
        return Stream.of(text.replace("''", "'").split("\\{[^{}]*}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(?s:.*)"));
    }

    private static List<Path> modules() throws IOException {
        var modules = new ArrayList<Path>();
        for (var folder : List.of(ROOT, ROOT.resolve("platform"))) {
            try (var found = Files.list(folder)) {
                modules.addAll(found.toList());
            }
        }
        return modules;
    }

    /** Nothing that a test made up is published: a recorded example has placeholders in its place. */
    @Test
    void recorded_examples_have_placeholders_where_people_and_secrets_were() throws IOException {
        for (var module : modules()) {
            var file = module.resolve("src/main/contract/recorded/examples.json");
            if (Files.exists(file)) {
                assertThat(personal(Files.readString(file))).as("%s", file).isEmpty();
            }
        }
        assertThat(personal("{\"phone\": \"13900139000\", \"id\": \"330106199003071234\", \"name\": \"王丂丄丅\"}"))
                .containsExactly("13900139000", "330106199003071234", "丂");
    }

    private static List<String> personal(String text) {
        var common = Charset.forName("GB2312").newEncoder();
        var numbers = NUMBER_OF_A_PERSON
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(number -> !PLACEHOLDERS.contains(number));
        // the tests' people have names of ideographs that nothing else has
        var names = text.codePoints()
                .filter(character -> character >= 0x4E00 && character < 0x9FA6 && !common.canEncode((char) character))
                .mapToObj(Character::toString)
                .limit(1);
        return Stream.concat(numbers, names).toList();
    }

    /** A linter says the same, but only of a running gateway: the schema of a problem is closed to readers, not to senders. */
    @Test
    void a_refusals_example_has_the_members_of_its_schema_and_no_other() {
        var union = Union.ofBundledContracts().document();
        assertThat(unfitting(union)).isEmpty();

        var problem = (ObjectNode) union.at("/components/examples/FORBIDDEN/value");
        problem.put("error", "invalid_client");
        assertThat(unfitting(union)).as("the canary").contains("getOwnAccount 403 FORBIDDEN");
    }

    private static List<String> unfitting(ObjectNode union) {
        var found = new ArrayList<String>();
        union.path("paths")
                .forEach(path -> path.forEach(operation -> operation
                        .path("responses")
                        .properties()
                        .forEach(response -> {
                            var media = resolved(union, response.getValue()).at("/content/application~1problem+json");
                            media.path("examples").properties().forEach(example -> {
                                var body = resolved(union, example.getValue()).path("value");
                                var members = new TreeSet<String>();
                                var required = new TreeSet<String>();
                                members(union, media.path("schema"), members, required);
                                var has = new TreeSet<String>();
                                body.fieldNames().forEachRemaining(has::add);
                                if (!members.containsAll(has) || !has.containsAll(required)) {
                                    found.add(String.join(
                                            " ",
                                            operation.path("operationId").asText(),
                                            response.getKey(),
                                            example.getKey()));
                                }
                            });
                        })));
        return found;
    }

    private static void members(JsonNode union, JsonNode schema, Set<String> names, Set<String> required) {
        var known = resolved(union, schema);
        known.path("properties").fieldNames().forEachRemaining(names::add);
        known.path("required").forEach(name -> required.add(name.asText()));
        known.path("allOf").forEach(part -> members(union, part, names, required));
    }

    private static JsonNode resolved(JsonNode contract, JsonNode node) {
        var reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : contract.at(reference.substring(1));
    }
}
