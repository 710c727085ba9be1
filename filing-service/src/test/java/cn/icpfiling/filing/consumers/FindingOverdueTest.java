package cn.icpfiling.filing.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Our record against the owner's example, and an event without what it needs. */
class FindingOverdueTest {

    @Test
    void the_example_of_an_overdue_finding_names_the_finding() throws IOException {
        var example = new ObjectMapper()
                .readTree(Path.of("../inspection-service/src/main/contract/examples/inspection.finding.overdue.json")
                        .toFile());

        assertThat(event(example).as(FindingOverdue.class).findingId())
                .isEqualTo(UUID.fromString("019ab0a2-7c00-7000-8000-0000000000fa"));
    }

    @Test
    void an_event_that_names_no_finding_is_parked_for_an_operator_and_asks_no_service() {
        var handler = new OverdueFindingHandler(null, null, null, null, null, null);

        assertThatThrownBy(() -> handler.prepare(event(new ObjectMapper().createObjectNode())))
                .hasMessage("payload of inspection.finding.overdue lacks findingId");
    }

    private static IncomingEvent event(JsonNode data) {
        return new IncomingEvent(
                UUID.randomUUID(),
                "inspection.finding.overdue",
                "/inspection-service",
                UUID.randomUUID(),
                4,
                Instant.EPOCH,
                data);
    }
}
