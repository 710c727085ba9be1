package cn.icpfiling.filing.spotchecks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The event is that of the contract: fields, codes and example. */
class SpotCheckEventTest {

    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void the_fields_and_codes_are_those_of_the_schema() throws IOException {
        var properties = STRICT.readTree(
                        CONTRACT.resolve("schemas/filing.spot-check.v1.json").toFile())
                .path("properties");

        assertThat(properties.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SpotCheckEventData.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(properties.at("/items/items/enum"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        Arrays.stream(SpotCheckItem.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void the_opinion_is_that_of_its_schema_and_example() throws IOException {
        var schema = STRICT.readTree(
                CONTRACT.resolve("schemas/filing.spot-check.answered.v1.json").toFile());
        var example = STRICT.readTree(
                CONTRACT.resolve("examples/" + TakeOpinion.ANSWERED + ".json").toFile());

        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(TakeOpinion.Answered.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(STRICT.<JsonNode>valueToTree(STRICT.treeToValue(example, TakeOpinion.Answered.class)))
                .isEqualTo(example);
    }

    @Test
    void the_example_is_what_the_code_would_write() throws IOException {
        var example = STRICT.readTree(CONTRACT.resolve("examples/" + PassSpotCheck.REQUESTED + ".json")
                .toFile());

        assertThat(STRICT.<JsonNode>valueToTree(STRICT.treeToValue(example, SpotCheckEventData.class)))
                .isEqualTo(example);
    }
}
