package cn.icpfiling.account.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.platform.inbox.IncomingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our record against the owner's examples. */
class OrderStepTest {

    private static final Path EXAMPLES = Path.of("../filing-service/src/main/contract/examples");

    @ParameterizedTest
    @MethodSource("typesWeTake")
    void every_example_of_a_type_we_take_can_be_read(String type) throws IOException {
        var step = read(type);

        assertThat(step.orderId()).isNotNull();
        assertThat(step.holder()).isNotNull();
        assertThat(step.reasons()).isNotNull();
    }

    @Test
    void what_we_tell_of_a_return_a_code_and_a_grant_is_in_the_examples() throws IOException {
        assertThat(read("filing.order.returned").reasons())
                .extracting(OrderStep.Reason::code)
                .contains("DOMAIN_EXPIRED");
        assertThat(read("filing.order.uploaded").smsUntil()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
        assertThat(OrderNotices.values(read("filing.order.uploaded")))
                .containsEntry("smsPage", "https://beian.miit.gov.cn/");
        var granted = read("filing.order.completed");
        assertThat(granted.subjectNumber()).isEqualTo("京ICP备2026000001号");
        assertThat(granted.serviceNumbers()).containsExactly("京ICP备2026000001号-1");
        assertThat(read("filing.order.reminded").idle()).isEqualTo(new OrderStep.Idle(7, LocalDate.of(2027, 1, 8)));
        assertThat(read("filing.order.submitted").expected().to()).hasToString("2026-11-26");
    }

    @Test
    void times_are_told_in_chinese_legal_time() throws IOException {
        assertThat(OrderNotices.values(read("filing.order.uploaded"))).containsEntry("smsUntil", "2026-11-25 17:00");
    }

    @ParameterizedTest
    @CsvSource({
        "DEREGISTER_SERVICE, true",
        "DEREGISTER_SUBJECT, true",
        "DEREGISTER_SOMETHING_NEW, true",
        "FIRST_FILING, false",
        "SOMETHING_NEW, false"
    })
    void an_order_that_ends_a_record_is_known_by_the_name_of_its_type(String type, boolean ends) {
        var step = new OrderStep(null, type, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(step.isDeregistration()).isEqualTo(ends);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId", "orderType", "holder"})
    void an_event_without_a_field_that_a_notice_needs_names_its_type_and_the_field(String field) throws IOException {
        var type = "filing.order.completed";
        var data = (ObjectNode)
                new ObjectMapper().readTree(EXAMPLES.resolve(type + ".json").toFile());
        data.remove(field);
        var event = event(type, data);

        assertThatThrownBy(() -> new OrderNotices(null, null).prepare(event))
                .hasMessage("payload of " + type + " lacks " + field);
    }

    static Stream<String> typesWeTake() {
        return new OrderNotices(null, null).types().stream().sorted();
    }

    private static OrderStep read(String type) throws IOException {
        var data = new ObjectMapper().readTree(EXAMPLES.resolve(type + ".json").toFile());
        return event(type, data).as(OrderStep.class);
    }

    private static IncomingEvent event(String type, JsonNode data) {
        return new IncomingEvent(UUID.randomUUID(), type, "/filing-service", UUID.randomUUID(), 1, Instant.EPOCH, data);
    }
}
