package cn.icpfiling.inspection.findings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.findings.Consequence;
import cn.icpfiling.inspection.core.findings.EndReason;
import cn.icpfiling.inspection.core.findings.FindingAct;
import cn.icpfiling.inspection.core.findings.FindingLifecycle;
import cn.icpfiling.inspection.core.findings.FindingRole;
import cn.icpfiling.inspection.core.findings.FindingSource;
import cn.icpfiling.inspection.core.findings.FindingState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The events are those of the contract: names, fields, codes and examples. */
class FindingEventsTest {
    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void the_contract_names_the_events_of_the_lifecycle() throws IOException {
        var contract = new ObjectMapper(new YAMLFactory())
                .readTree(CONTRACT.resolve("asyncapi.yaml").toFile());
        var named = new TreeSet<String>();
        contract.at("/channels/findings/messages")
                .fieldNames()
                .forEachRemaining(message -> named.add(
                        contract.at("/components/messages/" + message + "/name").asText()));

        assertThat(contract.at("/channels/findings/address").asText()).isEqualTo(FindingProgress.TOPIC);
        assertThat(named).isEqualTo(new TreeSet<>(acts().keySet()));
    }

    @Test
    void the_schema_has_the_fields_and_codes_of_the_code() throws IOException {
        var schema = JSON.readTree(
                CONTRACT.resolve("schemas/inspection.finding.v1.json").toFile());

        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(FindingEventData.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        Map.of(
                        "source", FindingSource.values(),
                        "act", FindingAct.values(),
                        "from", FindingState.values(),
                        "to", FindingState.values(),
                        "actorRole", FindingRole.values(),
                        "consequence", Consequence.values(),
                        "endReason", EndReason.values())
                .forEach((field, codes) -> assertThat(schema.at("/properties/" + field + "/enum"))
                        .as(field)
                        .extracting(JsonNode::asText)
                        .containsExactly(
                                Arrays.stream(codes).map(Object::toString).toArray(String[]::new)));
    }

    @Test
    void each_example_is_what_the_code_would_write_for_a_step_of_the_table() throws IOException {
        for (var event : acts().entrySet()) {
            var example = JSON.readTree(
                    CONTRACT.resolve("examples/" + event.getKey() + ".json").toFile());
            var data = JSON.treeToValue(example, FindingEventData.class);

            assertThat(JSON.<JsonNode>valueToTree(data)).as(event.getKey()).isEqualTo(example);
            assertThat(data.act()).isEqualTo(event.getValue());
            if (data.act() != FindingAct.OPEN) {
                assertThat(FindingLifecycle.table()
                                .step(data.from(), data.act(), data.actorRole())
                                .to())
                        .isEqualTo(data.to());
            }
        }
    }

    private static Map<String, FindingAct> acts() {
        var acts = new HashMap<String, FindingAct>();
        acts.put(FindingLifecycle.OPENED_EVENT, FindingAct.OPEN);
        FindingLifecycle.table().steps().forEach(step -> acts.put(step.event(), step.act()));
        return new TreeMap<>(acts);
    }
}
