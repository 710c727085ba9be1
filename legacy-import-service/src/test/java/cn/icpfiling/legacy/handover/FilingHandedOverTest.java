package cn.icpfiling.legacy.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.legacy.core.HandOverWay;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The events of a hand-over are what the contract says. */
class FilingHandedOverTest {

    private static final Path OWN = Path.of("src/main/contract");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @ParameterizedTest
    @CsvSource({"claimed, CLAIM", "imported, IMPORT"})
    void the_example_is_what_the_code_writes_and_the_schema_names_every_field(String name, HandOverWay way)
            throws IOException {
        var example = JSON.readTree(
                OWN.resolve("examples/legacy.filing." + name + ".json").toFile());
        var schema = JSON.readTree(
                OWN.resolve("schemas/legacy.filing.handed-over.v1.json").toFile());
        var read = JSON.treeToValue(example, FilingHandedOver.class);

        assertThat(JSON.<JsonNode>valueToTree(read)).isEqualTo(example);
        assertThat(read.way()).isEqualTo(way);
        assertThat(read.event().type()).isEqualTo("legacy.filing." + name);
        assertThat(read.event().key()).isEqualTo(read.legacyFilingId().toString());
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactly(Arrays.stream(FilingHandedOver.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
    }

    @Test
    void topic_and_types_are_those_of_the_contract() throws IOException {
        var contract = new YAMLMapper().readTree(OWN.resolve("asyncapi.yaml").toFile());

        assertThat(contract.at("/channels/filings/address").asText()).isEqualTo(FilingHandedOver.TOPIC);
        assertThat(contract.at("/components/messages/filingClaimed/name").asText())
                .isEqualTo(FilingHandedOver.CLAIMED);
        assertThat(contract.at("/components/messages/filingImported/name").asText())
                .isEqualTo(FilingHandedOver.IMPORTED);
    }
}
