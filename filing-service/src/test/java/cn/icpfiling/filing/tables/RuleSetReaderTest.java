package cn.icpfiling.filing.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.filing.core.rules.RuleParameter;
import cn.icpfiling.platform.problem.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped rules have the form of their schema, and what has another is refused with everything that is wrong with it. */
class RuleSetReaderTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String SHIPPED = RuleSetReader.shipped();
    private static final Path SCHEMA = Path.of("src/main/resources/rules/provinces.schema.json");

    @Test
    void the_shipped_rules_fit_their_schema_and_are_taken() throws IOException {
        assertThat(schema().validate(YAML.readTree(SHIPPED))).isEmpty();
        assertThat(RuleSetReader.read(SHIPPED).faults()).isEmpty();
    }

    /** The page of the rules is made with the schema's word of it. */
    @Test
    void the_schema_names_the_parameters_of_which_several_entries_apply_together() throws IOException {
        var named = YAML.readTree(SCHEMA.toFile())
                .at("/$defs/entry/properties/parameter/x-icp-add-up")
                .valueStream()
                .map(JsonNode::asText)
                .map(RuleParameter::valueOf);

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(Stream.of(RuleParameter.values())
                        .filter(RuleParameter::isMany)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void what_is_spoilt_is_noticed_by_the_schema_and_by_us(String pointer, String from, String to) throws IOException {
        var spoilt = SHIPPED.replaceFirst(from, to);

        assertThat(spoilt).isNotEqualTo(SHIPPED);
        assertThat(schema().validate(YAML.readTree(spoilt))).isNotEmpty();
        assertThat(RuleSetReader.read(spoilt).faults())
                .extracting(Violation::pointer)
                .contains(pointer);
    }

    @Test
    void an_alias_is_refused_because_its_name_would_be_taken_for_the_text() {
        var aliased = SHIPPED.replaceFirst("source: '", "source: &first '")
                .replaceFirst("(?s)(source: &first '.*?source: )'[^']*'", "$1*first");

        var read = RuleSetReader.read(aliased);

        assertThat(aliased).contains("source: *first");
        assertThat(read.faults()).extracting(Violation::code).containsExactly("RULE_SET_UNREADABLE");
        assertThat(read.entries()).as("of a version that is stored").isNotEmpty();
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                Arguments.of("/family", "family: provinces", "family: other"),
                Arguments.of("/entries/0/parameter", "parameter: PRINCIPAL_AGE", "parameter: SHOE_SIZE"),
                Arguments.of(
                        "/entries/0/surprise", "parameter: PRINCIPAL_AGE", "surprise: 1\n    parameter: PRINCIPAL_AGE"),
                Arguments.of("/entries/0/value", "value: 0", "value: young"),
                Arguments.of("/entries/0/value", "value: 0", "value: -1"),
                Arguments.of("/entries/0/effect", "effect: INFORMS", "effect: FORBIDS"),
                Arguments.of("/entries/0/validFrom", "validFrom: 2000-01-01", "validFrom: yesterday"),
                Arguments.of("/entries/0/status", "status: UNVERIFIED", "status: MAYBE"),
                Arguments.of("/entries/0/source", "source: 'no source names one for all provinces'", "source: ' '"),
                Arguments.of("/entries/0/provinces", "provinces: \\[ALL\\]", "provinces: [ALL, '11']"),
                Arguments.of("/entries/1/provinces/0", "provinces: \\['32'\\]", "provinces: [Jiangsu]"),
                Arguments.of("/entries/0/id", "id: AGE\n", "id: age\n"),
                Arguments.of("/entries/0/en", "en: 'No age of the principals is asked for.'", "remark: 'no'"));
    }

    /** The refusal says in words what an id is; it shows the reader no pattern. */
    @Test
    void an_id_of_another_form_and_a_text_too_long_have_words_of_their_own() {
        assertThat(faults(SHIPPED.replaceFirst("id: AGE\n", "id: age\n"))).containsExactly("RULE_ID_MALFORMED");
        assertThat(faults(SHIPPED.replaceFirst(
                        "en: 'No age of the principals is asked for.'", "en: '" + "long ".repeat(80) + "'")))
                .containsExactly("SIZE");
    }

    @Test
    void everything_is_named_at_once() {
        assertThat(RuleSetReader.read("""
                        family: provinces
                        entries:
                          - {id: A, parameter: LOCAL_PHONE, provinces: ['11'], value: ['10'], effect: WARNS, validFrom: 2020-01-01,
                             status: VERIFIED, source: x, zh: x, en: x}
                          - {id: B, parameter: CHANGE, provinces: ['11'], types: [WALK], value: MAYBE, effect: WARNS}
                        """).faults())
                .extracting(Violation::pointer, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("/entries/0/value/0", "RULE_VALUE_NOT_ALLOWED"),
                        tuple("/entries/1/types/0", "RULE_VALUE_NOT_ALLOWED"),
                        tuple("/entries/1/validFrom", "FIELD_MISSING"),
                        tuple("/entries/1/status", "FIELD_MISSING"),
                        tuple("/entries/1/source", "FIELD_MISSING"),
                        tuple("/entries/1/zh", "FIELD_MISSING"),
                        tuple("/entries/1/en", "FIELD_MISSING"),
                        tuple("/entries/1/value", "RULE_VALUE_NOT_ALLOWED"));
    }

    @Test
    void what_is_no_yaml_or_says_a_field_twice_is_said_with_its_place() {
        for (var text : List.of("", "- 1", "family: [", "family: provinces\nfamily: provinces", "{\"family\": ")) {
            assertThat(RuleSetReader.read(text).faults())
                    .as(text)
                    .extracting(Violation::code)
                    .containsExactly("RULE_SET_UNREADABLE");
        }
        assertThat(RuleSetReader.read("family: provinces\nentries: []").faults())
                .extracting(Violation::code)
                .containsExactly("RULE_SET_SIZE");
    }

    @Test
    void a_question_left_open_is_a_fault_of_the_whole() {
        assertThat(faults(SHIPPED.replaceFirst("id: AGE-32", "id: AGE"))).contains("RULE_ENTRY_TWICE");
        assertThat(faults(SHIPPED.replaceFirst("provinces: \\['35'\\]", "provinces: ['99']")))
                .contains("PROVINCE_UNKNOWN");
        assertThat(faults(SHIPPED.replaceFirst(
                        "provinces: \\['37'\\]\n    value: 17", "provinces: ['44']\n    value: 17")))
                .containsExactly("RULE_ENTRY_AMBIGUOUS");
        assertThat(faults(SHIPPED.replaceFirst("validTo: 2019-04-21", "validTo: 1999-04-21")))
                .isNotEmpty();
        assertThat(faults(SHIPPED.replaceFirst("validTo: 2018-12-31", "validTo: 2018-12-30")))
                .containsOnly("RULE_DEFAULT_MISSING");
        assertThat(faults(SHIPPED.replaceFirst("types: \\[CHANGE_SUBJECT\\]", "types: [CANCEL_ACCESS]")))
                .containsExactly("RULE_TYPE_NOT_OF_PARAMETER");
        assertThat(faults(SHIPPED.replaceFirst("    value: FORBIDDEN", "    natures: [4]\n    value: FORBIDDEN")))
                .containsExactly("RULE_NATURES_NOT_OF_PARAMETER");
        assertThat(faults(SHIPPED.replaceFirst("    value: FORBIDDEN", "    sponsor: PERSON\n    value: FORBIDDEN")))
                .containsExactly("RULE_SPONSOR_NOT_OF_PARAMETER");
        assertThat(faults(SHIPPED.replaceFirst(
                        "value: \\['PLEDGE'\\]\n    effect: BLOCKS", "value: ['PLEDGE']\n    effect: WARNS")))
                .containsExactly("RULE_EFFECT_NOT_OF_PARAMETER");
        for (var nature : List.of("[]", "[0]", "['3']", "3")) {
            assertThat(faults(SHIPPED.replaceFirst("natures: \\[3\\]", "natures: " + nature)))
                    .containsExactly("RULE_VALUE_NOT_ALLOWED");
        }
        assertThat(faults(SHIPPED.replaceFirst("validTo: 2025-11-30", "validTo: 2016-11-30")))
                .containsExactly("RULE_ENDS_BEFORE_IT_BEGINS");
    }

    private static List<String> faults(String text) {
        assertThat(text).isNotEqualTo(SHIPPED);
        return RuleSetReader.read(text).faults().stream().map(Violation::code).toList();
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
    }
}
