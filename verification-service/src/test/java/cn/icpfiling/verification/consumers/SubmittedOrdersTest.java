package cn.icpfiling.verification.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmittedOrdersTest {

    private static final Path EXAMPLES = Path.of("../filing-service/src/main/contract/examples");

    private final SubmittedOrders orders = new SubmittedOrders(null);

    @ParameterizedTest
    @ValueSource(strings = {"filing.order.submitted", "filing.order.resubmitted"})
    void only_what_goes_to_a_reviewer_is_looked_at(String type) throws IOException {
        var example =
                new ObjectMapper().readTree(EXAMPLES.resolve(type + ".json").toFile());
        assertThat(event(type, example).as(SubmittedOrders.Step.class).isUnderReview())
                .isTrue();

        var straightOn = ((ObjectNode) example).put("to", "AWAITING_SUBMISSION");

        assertThatCode(() -> orders.prepare(event(type, straightOn)).run()).doesNotThrowAnyException();
    }

    @Test
    void a_step_says_of_which_submission_it_is() throws IOException {
        var example = (ObjectNode) new ObjectMapper()
                .readTree(EXAMPLES.resolve("filing.order.withdrawn.json").toFile());

        var step = event("filing.order.withdrawn", example.put("submission", 7)).as(SubmittedOrders.Step.class);

        assertThat(step.submission()).isEqualTo(7);
    }

    private static IncomingEvent event(String type, JsonNode data) {
        return new IncomingEvent(UUID.randomUUID(), type, "/filing-service", UUID.randomUUID(), 1, Instant.EPOCH, data);
    }
}
