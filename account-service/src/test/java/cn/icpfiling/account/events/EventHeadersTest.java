package cn.icpfiling.account.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The headers of the contract know each event that the contract describes. */
class EventHeadersTest {

    private static final Path CONTRACT = Path.of("src/main/contract");

    @Test
    void each_event_of_the_contract_is_a_type_of_the_headers_and_no_other_is() throws IOException {
        assertThat(headerTypes()).containsExactlyInAnyOrderElementsOf(describedTypes());
    }

    private static List<String> headerTypes() throws IOException {
        var types = new ArrayList<String>();
        new ObjectMapper()
                .readTree(CONTRACT.resolve("schemas/event-headers.v1.json").toFile())
                .at("/properties/ce_type/enum")
                .forEach(type -> types.add(type.asText()));
        return types;
    }

    private static List<String> describedTypes() throws IOException {
        var types = new ArrayList<String>();
        new YAMLMapper()
                .readTree(CONTRACT.resolve("asyncapi.yaml").toFile())
                .at("/components/messages")
                .forEach(message -> types.add(message.path("name").asText()));
        return types;
    }
}
