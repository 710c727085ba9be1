package cn.icpfiling.filing.dictionaries;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.tables.BundledTables;
import cn.icpfiling.filing.tables.NamedTables;
import cn.icpfiling.platform.problem.Texts;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.security.Scopes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Fields of all contracts name the dictionary of their codes, and its codes are those of the contract. */
class DictionaryContractsTest {

    private static final String DICTIONARY = "x-icp-dictionary";
    private static final List<String> MODULES = List.of(
            "account-service", "filing-service", "verification-service", "inspection-service", "legacy-import-service");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    /** Fields that take codes of the authority's tables, wherever they stand. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("nature", "natures"),
            Map.entry("natures", "natures"),
            Map.entry("certificateType", "certificate-types"),
            Map.entry("principalCertificateType", "certificate-types"),
            Map.entry("contentTypes", "content-types"),
            Map.entry("preApprovals", "pre-approvals"),
            Map.entry("languages", "languages"),
            Map.entry("accessMode", "access-modes"),
            Map.entry("serverLocation", "server-locations"),
            Map.entry("city", "regions"),
            Map.entry("county", "regions"),
            Map.entry("roles", "roles"),
            Map.entry("scopes", "scopes"));

    private static final Pattern LINK = Pattern.compile("/api/v1/dictionaries/([a-z-]+)");
    private static final Pattern SPEAKS_OF_A_TABLE = Pattern.compile(
            "(?i)bit set|codes? of findings|catalogue of reasons|reason catalogue|digits of GB/T 2260|code of GB/T 2260");

    private final Dictionaries dictionaries = new Dictionaries(BundledTables.load(), Texts.load());

    @Test
    void each_dictionary_that_a_field_names_exists() {
        var named = new HashSet<String>();
        everywhere((place, schema) -> {
            if (schema.has(DICTIONARY)) {
                var name = schema.path(DICTIONARY).asText();
                named.add(name);
                assertThat(dictionaries.named(name)).as("%s at %s", name, place).isPresent();
            }
        });

        assertThat(named).hasSizeGreaterThan(30);
    }

    @Test
    void each_value_of_an_enum_with_a_dictionary_is_in_the_dictionary() {
        everywhere((place, schema) -> {
            if (schema.has(DICTIONARY) && schema.has("enum")) {
                assertThat(codes(schema.path(DICTIONARY).asText())).as(place).containsAll(values(schema));
            }
        });
    }

    @Test
    void the_codes_of_a_dictionary_are_the_enum_of_its_owner() {
        assertThat(NamedTables.ofContracts())
                .filteredOn(table -> table.schema() != null)
                .hasSizeGreaterThan(25)
                .allSatisfy(table -> assertThat(rows(table))
                        .as(table.name())
                        .isEqualTo(values(schema(table.owner(), table.schema()))));
    }

    /** Their names are the texts of constants, which ContractTest compares with the contract. */
    @Test
    void the_dictionaries_of_constants_are_those_of_the_contract() {
        Map.of(
                        "filing-types", "FilingType",
                        "order-states", "OrderState",
                        "order-acts", "OrderAct",
                        "offline-states", "OfflineState",
                        "material-kinds", "MaterialKind")
                .forEach((name, schema) ->
                        assertThat(codes(name)).as(name).isEqualTo(values(schema("filing-service", schema))));
    }

    @Test
    void roles_scopes_regions_of_networks_and_reasons_of_findings_are_those_of_their_owners() throws IOException {
        assertThat(codes("roles")).isEqualTo(roles());
        assertThat(codes("scopes")).isEqualTo(Scopes.ALL);
        assertThat(codes("network-regions"))
                .isEqualTo(
                        Files.readAllLines(Path.of("../inspection-service/src/main/resources/lists/regions.csv"))
                                .stream()
                                .filter(line -> !line.startsWith("#"))
                                .map(line -> line.split(",")[0])
                                .collect(Collectors.toSet()));
        var findings = read("../inspection-service/src/main/resources/rules/finding-reasons.yaml");
        assertThat(NamedTables.findingReasons())
                .containsExactlyInAnyOrderElementsOf(
                        StreamSupport.stream(findings.path("reasons").spliterator(), false)
                                .map(reason -> reason.path("code").asText())
                                .toList());
    }

    @Test
    void a_field_that_takes_codes_of_a_table_names_it() {
        var silent = new ArrayList<String>();
        everywhere((place, schema) -> {
            schema.path("properties").properties().forEach(field -> {
                var wanted = FIELDS.get(field.getKey());
                if (wanted != null && !wanted.equals(dictionaryOf(field.getValue()))) {
                    silent.add(place + "/" + field.getKey());
                }
            });
            if (SPEAKS_OF_A_TABLE.matcher(schema.path("description").asText()).find()
                    && schema.has("type")
                    && !schema.path("type").asText().equals("object")
                    && dictionaryOf(schema).isEmpty()) {
                silent.add(place);
            }
        });

        assertThat(silent).isEmpty();
    }

    /** The texts of this service are read by DictionariesTest, with their values filled in. */
    @Test
    void the_dictionaries_that_remedies_of_other_services_link_to_exist() throws IOException {
        var linked = new HashSet<String>();
        for (var module : List.of("account-service", "inspection-service")) {
            for (var language : List.of("zh", "en")) {
                var texts = Path.of("../" + module + "/src/main/resources/texts/problems_" + language + ".properties");
                LINK.matcher(Files.readString(texts)).results().forEach(link -> linked.add(link.group(1)));
            }
        }

        assertThat(linked).contains("reasons", "natures", "provinces", "network-regions", "case-reasons");
        assertThat(linked)
                .allSatisfy(
                        name -> assertThat(dictionaries.named(name)).as(name).isPresent());
    }

    /** The page for people has one line a dictionary, as the service shows it. */
    @Test
    void the_page_about_dictionaries_lists_all_of_them() throws IOException {
        var lines = dictionaries.all().stream()
                .map(dictionary -> dictionary.on(TODAY).table())
                .map(table -> "| `%s` | %s | %s | %s | %d |"
                        .formatted(table.name(), table.titleEn(), table.titleZh(), table.form(), table.count()))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(Path.of("../docs/dictionaries.md"))).contains(lines);
    }

    private static String dictionaryOf(JsonNode schema) {
        var own = schema.path(DICTIONARY).asText();
        return own.isEmpty() ? schema.path("items").path(DICTIONARY).asText() : own;
    }

    /** Every node of every contract, with its place. */
    private static void everywhere(BiConsumer<String, JsonNode> seen) {
        MODULES.forEach(module -> walk(module, contract(module), seen));
    }

    private static void walk(String place, JsonNode node, BiConsumer<String, JsonNode> seen) {
        if (node.isObject()) {
            seen.accept(place, node);
            node.properties().forEach(field -> {
                if (!field.getKey().startsWith("example")) {
                    walk(place + "/" + field.getKey(), field.getValue(), seen);
                }
            });
        } else if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                walk(place + "/" + i, node.get(i), seen);
            }
        }
    }

    private static JsonNode schema(String module, String name) {
        return contract(module).at("/components/schemas/" + name);
    }

    private static JsonNode contract(String module) {
        return read("../" + module + "/src/main/contract/openapi.yaml");
    }

    private static JsonNode read(String file) {
        try {
            return YAML.readTree(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> codes(String dictionary) {
        return dictionaries.named(dictionary).orElseThrow().on(TODAY).table().items().stream()
                .map(DictionaryEntry::code)
                .collect(Collectors.toSet());
    }

    private static Set<String> rows(NamedTables.Table table) {
        return table.rows().stream().map(NamedTables.Row::code).collect(Collectors.toSet());
    }

    private static Set<String> values(JsonNode schema) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Set<String> roles() {
        return Stream.of(Roles.class.getFields())
                .map(DictionaryContractsTest::value)
                .collect(Collectors.toSet());
    }

    private static String value(Field role) {
        try {
            return (String) role.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
