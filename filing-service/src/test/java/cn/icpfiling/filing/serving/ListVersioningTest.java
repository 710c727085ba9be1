package cn.icpfiling.filing.serving;

import static cn.icpfiling.filing.serving.ServingReason.ACCESS_CANCELLED;
import static cn.icpfiling.filing.serving.ServingReason.APPROVED;
import static cn.icpfiling.filing.serving.ServingReason.DEREGISTERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.icpfiling.platform.id.Ids;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What happened becomes versions of a list, and each version an event. */
class ListVersioningTest {

    private static final Path CONTRACT = Path.of("src/main/contract");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Instant MORNING = Instant.parse("2026-11-24T01:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-24T10:00:00Z");

    private final UUID service = Ids.next();

    @Test
    void each_change_takes_the_next_version_and_says_since_when() {
        var list = new ListVersioning(ServingTable.WHOLE, 7, List.of());

        list.take(happened("a.cn", APPROVED, MORNING));
        list.take(happened("b.cn", APPROVED, MORNING));
        list.take(happened("a.cn", ACCESS_CANCELLED, NOON));

        assertThat(list.changes()).extracting(ServingEntry::version).containsExactly(8L, 9L, 10L);
        assertThat(list.touched())
                .extracting(ServingEntry::domain, ServingEntry::state, ServingEntry::since, ServingEntry::sequence)
                .containsExactly(
                        tuple("a.cn", ServingState.STOP, NOON, 2L), tuple("b.cn", ServingState.SERVE, MORNING, 1L));
        assertThat(list.version()).isEqualTo(10);
    }

    @Test
    void what_is_told_again_is_no_change() {
        var list = new ListVersioning(ServingTable.WHOLE, 0, List.of());
        list.take(happened("a.cn", APPROVED, MORNING));

        assertThat(list.take(happened("a.cn", APPROVED, NOON))).isEmpty();
        assertThat(list.version()).isEqualTo(1);
    }

    @Test
    void another_reason_for_the_same_state_is_told_and_the_state_is_as_old_as_before() {
        var known = ServingEntry.first(Ids.next(), happened("a.cn", ACCESS_CANCELLED, MORNING), 3);
        var list = new ListVersioning(ServingTable.WHOLE, 5, List.of(known));

        var change = list.take(happened("a.cn", DEREGISTERED, EVENING)).orElseThrow();

        assertThat(change.reason()).isEqualTo(DEREGISTERED);
        assertThat(change.since()).isEqualTo(MORNING);
        assertThat(change.id()).isEqualTo(known.id());
        assertThat(change.version()).isEqualTo(6);
    }

    @Test
    void another_service_of_the_same_domain_begins_anew() {
        var known = ServingEntry.first(Ids.next(), happened("a.cn", APPROVED, MORNING), 3);
        var list = new ListVersioning(ServingTable.WHOLE, 3, List.of(known));

        var change = list.take(new DomainHappening("a.cn", null, Ids.next(), "沪ICP备2026000002号-1", APPROVED, NOON))
                .orElseThrow();

        assertThat(change.since()).isEqualTo(NOON);
    }

    @Test
    void the_events_are_those_of_the_contract() throws IOException {
        var schema =
                JSON.readTree(CONTRACT.resolve("schemas/filing.serving.v1.json").toFile());
        var fields = Arrays.stream(ServingEventData.class.getRecordComponents()).map(RecordComponent::getName);
        assertThat(names(schema.path("properties"))).containsExactlyInAnyOrderElementsOf(fields.toList());
        for (var event : List.of("filing.serving.started", "filing.serving.stopped")) {
            var example = JSON.readTree(
                    CONTRACT.resolve("examples/" + event + ".json").toFile());
            var data = JSON.treeToValue(example, ServingEventData.class);

            assertThat(JSON.<JsonNode>valueToTree(data).toString()).isEqualTo(example.toString());
        }
    }

    private DomainHappening happened(String domain, ServingReason reason, Instant at) {
        return new DomainHappening(domain, null, service, "京ICP备2026000001号-1", reason, at);
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
