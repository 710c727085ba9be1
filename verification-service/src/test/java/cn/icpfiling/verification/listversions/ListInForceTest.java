package cn.icpfiling.verification.listversions;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.core.ListSchedule;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is told of a list is what the contract says. */
class ListInForceTest {

    private static final Path OWN = Path.of("src/main/contract");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");

    @Test
    void the_example_is_what_the_code_writes_and_the_schema_names_every_field() throws IOException {
        var example = JSON.readTree(
                OWN.resolve("examples/verification.list.in-force.json").toFile());
        var schema = JSON.readTree(
                OWN.resolve("schemas/verification.list.in-force.v1.json").toFile());

        assertThat(JSON.<JsonNode>valueToTree(JSON.treeToValue(example, ListInForce.class)))
                .isEqualTo(example);
        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsExactly(Arrays.stream(ListInForce.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toArray(String[]::new));
        assertThat(schema.at("/properties/list/enum"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        Arrays.stream(ListKind.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void topic_and_type_are_those_of_the_contract() throws IOException {
        var contract = new YAMLMapper().readTree(OWN.resolve("asyncapi.yaml").toFile());

        assertThat(contract.at("/channels/lists/address").asText()).isEqualTo(ListInForce.TOPIC);
        assertThat(contract.at("/components/messages/listInForce/name").asText())
                .isEqualTo(ListInForce.TYPE);
    }

    @Test
    void each_that_has_begun_is_told_in_that_order_with_the_one_whose_place_it_takes_and_none_that_was_passed_over() {
        var schedule = new ListSchedule(List.of(
                activated(4, NOON.plusSeconds(60)),
                activated(3, NOON.minusSeconds(10)),
                activated(2, NOON.minusSeconds(5)),
                activated(1, NOON.minusSeconds(60))));

        var told = schedule.begun(NOON).stream()
                .filter(period -> !period.isEmpty())
                .map(period -> ListInForce.of(ListKind.TLD, schedule, period))
                .toList();

        assertThat(told).extracting(ListInForce::version).containsExactly(1, 3);
        assertThat(told).extracting(ListInForce::before).containsExactly(null, 1);
        assertThat(told)
                .extracting(ListInForce::effectiveUntil)
                .containsExactly(NOON.minusSeconds(10), NOON.plusSeconds(60));
    }

    private static ListSchedule.Activated activated(int version, Instant from) {
        return new ListSchedule.Activated(new UUID(0, version), version, from);
    }
}
