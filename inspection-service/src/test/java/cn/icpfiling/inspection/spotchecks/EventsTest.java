package cn.icpfiling.inspection.spotchecks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The event is that of the contract: name, fields and example. */
class EventsTest {
    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void the_contract_names_what_the_code_tells_and_its_example_is_what_the_code_would_write() throws IOException {
        var contract = new ObjectMapper(new YAMLFactory())
                .readTree(CONTRACT.resolve("asyncapi.yaml").toFile());
        assertThat(contract.at("/channels/spotChecks/address").asText()).isEqualTo(SettleSpotCheck.TOPIC);
        assertThat(contract.at("/components/messages/spotCheckSettled/name").asText())
                .isEqualTo("inspection.spot-check.settled");

        var schema = JSON.readTree(CONTRACT.resolve("schemas/inspection.spot-check.settled.v1.json")
                .toFile());
        assertThat(names(schema.path("properties")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SettledEventData.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        var example = JSON.readTree(
                CONTRACT.resolve("examples/inspection.spot-check.settled.json").toFile());
        assertThat(JSON.<JsonNode>valueToTree(JSON.treeToValue(example, SettledEventData.class)))
                .isEqualTo(example);
    }

    private static TreeSet<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
