package cn.icpfiling.verification.reverify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.rules.RuleId;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a filed domain is what the contract says; and who a subject is, its owner promises to say. */
class FitnessToldTest {

    private static final Path OWN = Path.of("src/main/contract");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @ParameterizedTest
    @EnumSource
    void the_example_is_what_the_code_writes(FitnessTold.Type type) throws IOException {
        var example = JSON.readTree(
                OWN.resolve("examples/" + type.literal() + ".json").toFile());

        var written = JSON.valueToTree(JSON.treeToValue(example, FitnessTold.class));

        assertThat((Object) written).isEqualTo(example);
        assertThat(example.path("rules").isEmpty()).isEqualTo(type != FitnessTold.Type.UNFIT);
    }

    @Test
    void the_schema_names_every_field_and_every_rule() throws IOException {
        var schema =
                JSON.readTree(OWN.resolve("schemas/verification.domain.v1.json").toFile());

        assertThat(schema.path("properties").fieldNames()).toIterable().containsExactly(fields(FitnessTold.class));
        assertThat(schema.at("/properties/rules/items/required"))
                .extracting(JsonNode::asText)
                .containsExactly(fields(FitnessTold.Broken.class));
        assertThat(schema.at("/properties/rules/items/properties/rule/enum"))
                .extracting(JsonNode::asText)
                .containsExactly(Arrays.stream(RuleId.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void every_type_is_a_message_of_the_contract() throws IOException {
        var contract = new YAMLMapper().readTree(OWN.resolve("asyncapi.yaml").toFile());

        assertThat(List.of("domainUnfit", "domainFitAgain", "domainNoLongerJudged"))
                .allSatisfy(message -> assertThat(
                                contract.at("/channels/verdicts/messages").has(message))
                        .isTrue())
                .extracting(message ->
                        contract.at("/components/messages/" + message + "/name").asText())
                .containsExactly(Arrays.stream(FitnessTold.Type.values())
                        .map(FitnessTold.Type::literal)
                        .toArray(String[]::new));
    }

    @Test
    void filing_service_promises_what_is_read_of_a_subject() throws IOException {
        var promised = new YAMLMapper()
                .readTree(Path.of("../filing-service/src/main/contract/openapi.yaml")
                        .toFile())
                .at("/components/schemas/SubjectRecord/required");

        assertThat(promised).extracting(JsonNode::asText).contains(fields(FilingSubjects.Identity.class));
    }

    private static String[] fields(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
    }
}
