package cn.icpfiling.filing.progress;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.OrderLifecycle;
import cn.icpfiling.filing.core.OrderType;
import cn.icpfiling.filing.core.offline.OfflineLifecycle;
import cn.icpfiling.filing.core.prefill.PrefillLifecycle;
import cn.icpfiling.platform.lifecycle.Step;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The events are those of the contract: names, fields and examples. */
class EventsTest {

    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final ObjectMapper STRICT =
            JsonMapper.builder().findAndAddModules().build();

    @Test
    void every_step_of_the_table_has_its_message_and_its_example() throws IOException {
        var messages = new TreeSet<String>();
        new ObjectMapper(new YAMLFactory())
                .readTree(CONTRACT.resolve("asyncapi.yaml").toFile())
                .path("components")
                .path("messages")
                .forEach(message -> messages.add(message.path("name").asText()));
        var said = new TreeSet<String>(List.of(
                "filing.order.drafted",
                "filing.order.reminded",
                "filing.order.authenticated",
                "filing.record.registered",
                "filing.record.service-added",
                "filing.record.access-added",
                "filing.record.access-cancelled",
                "filing.record.deregistered",
                "filing.record.changed",
                "filing.record.transferred",
                "filing.serving.started",
                "filing.serving.stopped",
                "filing.serving.changed",
                "filing.spot-check.requested",
                "filing.spot-check.answered",
                "filing.offline.opened",
                "filing.status-inquiry.answered",
                PrefillLifecycle.PREPARED_EVENT));
        said.addAll(stepsOfOrders());
        OfflineLifecycle.table().steps().forEach(step -> said.add(step.event()));
        PrefillLifecycle.table().steps().forEach(step -> said.add(step.event()));

        assertThat(messages).isEqualTo(said);
        assertThat(said).allSatisfy(name -> assertThat(example(name)).isNotEmpty());
    }

    @Test
    void the_fields_are_those_of_the_schema() throws IOException {
        var schema =
                STRICT.readTree(CONTRACT.resolve("schemas/filing.order.v1.json").toFile());
        var fields = Arrays.stream(OrderEventData.class.getRecordComponents()).map(RecordComponent::getName);

        assertThat(names(schema.path("properties"))).containsExactlyInAnyOrderElementsOf(fields.toList());
    }

    @Test
    void each_example_is_what_the_code_would_write() throws IOException {
        var said = new TreeSet<String>(
                Set.of("filing.order.drafted", "filing.order.reminded", "filing.order.authenticated"));
        said.addAll(stepsOfOrders());
        for (var event : said) {
            var example = example(event);
            var data = STRICT.treeToValue(example, OrderEventData.class);

            assertThat(STRICT.<JsonNode>valueToTree(data).path("act")).isEqualTo(example.path("act"));
            assertThat(names(STRICT.valueToTree(data))).isEqualTo(names(example));
        }
    }

    private static Set<String> stepsOfOrders() {
        return Stream.of(OrderType.values())
                .flatMap(type -> OrderLifecycle.of(type).steps().stream())
                .map(Step::event)
                .collect(Collectors.toSet());
    }

    private static JsonNode example(String name) throws IOException {
        return STRICT.readTree(CONTRACT.resolve("examples/" + name + ".json").toFile());
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        names.sort(null);
        return names;
    }
}
