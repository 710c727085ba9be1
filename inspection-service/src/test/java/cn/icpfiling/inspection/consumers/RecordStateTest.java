package cn.icpfiling.inspection.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.inspection.core.SpotCheckItem;
import cn.icpfiling.inspection.core.findings.GrantedChange;
import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

        assertThat(state).hasNoNullFieldsOrPropertiesExcept("partner", "change");
        assertThat(state.services())
                .isNotEmpty()
                .allSatisfy(site -> assertThat(site).hasNoNullFieldsOrPropertiesExcept("filedNotBefore"));
    }

    /** The day chooses the lists of top-level domains and registrars by which an inspection judges the site. */
    @Test
    void an_imported_filing_keeps_the_day_of_its_old_submission() throws IOException {
        var example = JSON.readTree(
                OWNER.resolve("examples/filing.record.registered-imported.json").toFile());
        var state = new IncomingEvent(
                        UUID.randomUUID(),
                        "filing.record.registered",
                        "/filing-service",
                        UUID.randomUUID(),
                        1,
                        Instant.EPOCH,
                        example)
                .as(RecordState.class);

        assertThat(state.services().getFirst().filedAt()).isEqualTo("2013-05-06T02:00:00Z");
        assertThat(state.services().getFirst().preApprovals()).isNull();
    }

    @Test
    void the_owners_example_of_a_change_names_order_and_finding() throws IOException {
        var example = JSON.readTree(
                OWNER.resolve("examples/filing.record.changed.json").toFile());

        assertThat(new IncomingEvent(
                                UUID.randomUUID(),
                                "filing.record.changed",
                                "/filing-service",
                                UUID.randomUUID(),
                                1,
                                Instant.EPOCH,
                                example)
                        .as(RecordState.class)
                        .change())
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void the_owners_example_of_a_transfer_names_the_new_holder() throws IOException {
        var example = JSON.readTree(
                OWNER.resolve("examples/filing.record.transferred.json").toFile());

        var state = new IncomingEvent(
                        UUID.randomUUID(),
                        "filing.record.transferred",
                        "/filing-service",
                        UUID.randomUUID(),
                        1,
                        Instant.EPOCH,
                        example)
                .as(RecordState.class);

        assertThat(state.holder()).hasToString(example.path("holder").asText());
        assertThat(state.holder())
                .doesNotHaveToString(example.path("previousHolder").asText());
        assertThat(state.change()).isNull();
    }

    @Test
    void the_owner_promises_every_field_that_is_read() throws IOException {
        var schema =
                JSON.readTree(OWNER.resolve("schemas/filing.record.v1.json").toFile());

        assertPromised(schema, RecordState.class, "partner", "change");
        assertPromised(schema.at("/properties/change"), GrantedChange.class, "serviceId", "findingId");
        assertPromised(
                schema.at("/properties/services/items"),
                RecordState.Service.class,
                "contentTypes",
                "preApprovals",
                "filedNotBefore",
                "registrantByPapers");
        assertThat(schema.at("/properties/partner/format").asText()).isEqualTo("uuid");
    }

    @Test
    void a_spot_check_is_read_as_its_owner_promises_it() throws IOException {
        var schema =
                JSON.readTree(OWNER.resolve("schemas/filing.spot-check.v1.json").toFile());
        var example = JSON.readTree(
                OWNER.resolve("examples/filing.spot-check.requested.json").toFile());

        assertThat(schema.path("properties").fieldNames())
                .toIterable()
                .containsAll(Arrays.stream(SpotCheckRequest.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
        assertThat(schema.at("/properties/items/items/enum"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        Arrays.stream(SpotCheckItem.values()).map(Enum::name).toArray(String[]::new));
        assertThat(new IncomingEvent(
                                UUID.randomUUID(),
                                "filing.spot-check.requested",
                                "/filing-service",
                                UUID.randomUUID(),
                                1,
                                Instant.EPOCH,
                                example)
                        .as(SpotCheckRequest.class))
                .hasNoNullFieldsOrProperties();
    }

    private static void assertPromised(JsonNode schema, Class<? extends Record> read, String... optional) {
        assertThat(JSON.convertValue(schema.path("required"), String[].class))
                .contains(Arrays.stream(read.getRecordComponents())
                        .map(component -> component.getName())
                        .filter(name -> !List.of(optional).contains(name))
                        .toArray(String[]::new));
    }
}
