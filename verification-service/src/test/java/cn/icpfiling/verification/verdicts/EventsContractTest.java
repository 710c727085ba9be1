package cn.icpfiling.verification.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.Outcome;
import cn.icpfiling.verification.core.rules.RuleId;
import cn.icpfiling.verification.core.rules.RuleResult;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is told is what the schema says; what is read of others is what their contracts give. */
class EventsContractTest {

    private static final Path OWN = Path.of("src/main/contract");
    private static final Path FILING = Path.of("../filing-service/src/main/contract");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void the_example_is_what_the_code_writes() throws IOException {
        var example = JSON.readTree(
                OWN.resolve("examples/verification.order.judged.json").toFile());

        var written = JSON.valueToTree(JSON.treeToValue(example, OrderVerdictEvent.class));

        assertThat((Object) written).isEqualTo(example);
    }

    @Test
    void the_schema_allows_the_example_and_a_spoilt_one_is_found_out() throws IOException {
        var schema = JSON.readTree(
                OWN.resolve("schemas/verification.order.judged.v1.json").toFile());
        var example = OWN.resolve("examples/verification.order.judged.json").toFile();
        var spoilt = (ObjectNode) JSON.readTree(example);
        spoilt.put("outcome", "PERHAPS");
        spoilt.remove("people");

        assertThat(breaches(schema, JSON.readTree(example), "")).isEmpty();
        assertThat(breaches(schema, spoilt, "")).hasSize(2);
    }

    @Test
    void the_words_of_the_schema_are_those_of_the_code() throws IOException {
        var schema = JSON.readTree(
                OWN.resolve("schemas/verification.order.judged.v1.json").toFile());
        var rule = schema.at("/properties/domains/items/properties/rules/items/properties");

        assertThat(words(schema.at("/properties/outcome"))).isEqualTo(names(Outcome.values()));
        assertThat(words(rule.path("rule"))).isEqualTo(names(RuleId.values()));
        assertThat(words(rule.path("result"))).isEqualTo(names(RuleResult.values()));
        assertThat(words(schema.at("/properties/people/items/properties/part"))).isEqualTo(names(PersonPart.values()));
        assertThat(words(schema.at("/properties/phones/items/properties/part"))).isEqualTo(names(PersonPart.values()));
        assertThat(words(schema.at("/properties/phones/items/properties/result")))
                .isEqualTo(names(RuleResult.values()));
        assertThat(words(schema.at("/properties/organisation/properties/result")))
                .isEqualTo(names(RuleResult.values()));
    }

    @Test
    void filing_service_gives_every_field_that_is_read_of_an_order() throws IOException {
        var schemas = new YAMLMapper()
                .readTree(FILING.resolve("openapi.yaml").toFile())
                .at("/components/schemas");

        assertThat(required(schemas.path("VerificationFacts"))).containsAll(fields(OrderSnapshot.class));
        assertThat(required(schemas.path("FactDomain"))).containsAll(fields(OrderSnapshot.Domain.class));
        assertThat(required(schemas.path("FactPerson"))).containsAll(fields(OrderSnapshot.Person.class));
    }

    @Test
    void filing_service_tells_of_submissions_by_the_types_that_are_taken() {
        assertThat(List.of(
                        "submitted",
                        "resubmitted",
                        "verification-asked",
                        "returned",
                        "approved",
                        "rejected",
                        "withdrawn",
                        "abandoned",
                        "expired"))
                .allSatisfy(type -> assertThat(FILING.resolve("examples/filing.order." + type + ".json"))
                        .exists());
    }

    /** The part of JSON Schema that our schemas use: type, required, properties, items, enum. */
    private static List<String> breaches(JsonNode schema, JsonNode value, String at) {
        var breaches = new ArrayList<String>();
        if (schema.has("enum") && !words(schema).contains(value.asText())) {
            breaches.add(at + " is none of the words");
        }
        schema.path("required").forEach(field -> {
            if (!value.has(field.asText())) {
                breaches.add(at + "/" + field.asText() + " is missing");
            }
        });
        schema.path("properties").properties().forEach(property -> {
            if (value.has(property.getKey())) {
                breaches.addAll(
                        breaches(property.getValue(), value.get(property.getKey()), at + "/" + property.getKey()));
            }
        });
        if (schema.has("items")) {
            value.forEach(item -> breaches.addAll(breaches(schema.path("items"), item, at + "[]")));
        }
        var type = schema.path("type").asText();
        if (type.equals("array") && !value.isArray() || type.equals("integer") && !value.isInt()) {
            breaches.add(at + " has another type");
        }
        return breaches;
    }

    private static Set<String> words(JsonNode schema) {
        var words = new HashSet<String>();
        schema.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    private static List<String> required(JsonNode schema) {
        var fields = new ArrayList<String>();
        schema.path("required").forEach(field -> fields.add(field.asText()));
        return fields;
    }

    private static List<String> fields(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
