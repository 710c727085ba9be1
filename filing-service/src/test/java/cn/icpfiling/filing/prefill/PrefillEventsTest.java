package cn.icpfiling.filing.prefill;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.filing.core.prefill.PrefillLifecycle;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The events are those of the contract: fields and examples. */
class PrefillEventsTest {

    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void the_fields_are_those_of_the_schema() throws IOException {
        var schema = STRICT.readTree(
                CONTRACT.resolve("schemas/filing.prefilled-order.v1.json").toFile());
        var fields = Arrays.stream(PrefillEventData.class.getRecordComponents()).map(RecordComponent::getName);

        assertThat(names(schema.path("properties"))).containsExactlyInAnyOrderElementsOf(fields.toList());
    }

    @Test
    void each_example_is_what_the_code_would_write() throws IOException {
        var said = new TreeSet<>(Set.of(PrefillLifecycle.PREPARED_EVENT));
        PrefillLifecycle.table().steps().forEach(step -> said.add(step.event()));
        for (var event : said) {
            var example = STRICT.readTree(
                    CONTRACT.resolve("examples/" + event + ".json").toFile());
            var data = STRICT.treeToValue(example, PrefillEventData.class);

            assertThat(STRICT.<JsonNode>valueToTree(data)).isEqualTo(example);
        }
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
