package cn.icpfiling.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader needs of an event, and what the operator reads of one that lacks it. */
class IncomingEventTest {

    private record Step(UUID orderId, String to) {}

    @Test
    void a_reader_gets_its_own_record_and_a_field_that_it_can_do_without_may_be_absent() throws Exception {
        var id = UUID.randomUUID();

        var step = event("{\"orderId\":\"" + id + "\",\"more\":1}").as(Step.class, "orderId");

        assertThat(step).isEqualTo(new Step(id, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"orderId\":null}", "[]", "null", "\"orderId\""})
    void an_event_without_a_field_that_its_reader_needs_is_unreadable_and_names_type_and_field(String data) {
        assertThatThrownBy(() -> event(data).as(Step.class, "orderId"))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessage("payload of filing.order.completed lacks orderId");
        assertThat(Failure.of(new UnreadableEvent("payload lacks a field", null)))
                .as("parked for an operator: the same event is no better later")
                .isEqualTo(Failure.EVENT);
    }

    @Test
    void an_event_with_a_field_of_another_form_names_its_type_too() {
        assertThatThrownBy(() -> event("{\"orderId\":\"no id\"}").as(Step.class, "orderId"))
                .isInstanceOf(UnreadableEvent.class)
                .hasMessageStartingWith("payload of filing.order.completed is not a Step: ");
    }

    private static IncomingEvent event(String data) throws JsonProcessingException {
        return new IncomingEvent(
                UUID.randomUUID(),
                "filing.order.completed",
                "/filing-service",
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                new ObjectMapper().readTree(data));
    }
}
