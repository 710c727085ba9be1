package cn.icpfiling.legacy.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Our own record of what we read, held against the owner's schema and example. */
class RecordStateTest {
    private static final Path OWNER = Path.of("../filing-service/src/main/contract");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_owners_example_is_read_whole() throws IOException {
        var example = JSON.readTree(
                OWNER.resolve("examples/filing.record.registered.json").toFile());
        var event = new IncomingEvent(
                UUID.randomUUID(),
                "filing.record.registered",
                "/filing-service",
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                example);

        var state = event.as(RecordState.class);

        assertThat(state).hasNoNullFieldsOrProperties();
        assertThat(state.services())
                .isNotEmpty()
                .allSatisfy(site -> assertThat(site).hasNoNullFieldsOrProperties());
    }

    @Test
    void the_owner_promises_every_field_that_is_read() throws IOException {
        var schema =
                JSON.readTree(OWNER.resolve("schemas/filing.record.v1.json").toFile());

        assertPromised(schema, RecordState.class);
        assertPromised(schema.at("/properties/services/items"), RecordState.Service.class);
    }

    private static void assertPromised(JsonNode schema, Class<? extends Record> read) {
        assertThat(JSON.convertValue(schema.path("required"), String[].class))
                .contains(Arrays.stream(read.getRecordComponents())
                        .map(component -> component.getName())
                        .toArray(String[]::new));
    }
}
