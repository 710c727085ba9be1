package cn.icpfiling.account.consumers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.FiledContacts;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.testkit.ConsumedTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our record against the owner's examples. */
class FindingStepTest {

    private static final Path EXAMPLES = Path.of("../inspection-service/src/main/contract/examples");
    private static final FiledContacts CONTACTS = new FiledContacts(
            new FiledContacts.Contact("京ICP备2026000001号", "王小明", "13800138000", null, null), null, null, null);

    @Test
    void every_example_of_a_type_we_take_can_be_read() throws IOException {
        for (var type : new FindingNotices(null, null).types()) {
            var step = read(type);

            assertThat(step.findingId()).as(type).isNotNull();
            assertThat(step.subjectId()).as(type).isNotNull();
            assertThat(step.holder()).as(type).isNotNull();
            assertThat(step.reason()).as(type).isEqualTo("DOMAIN.EXPIRED");
            assertThat(step.cures()).as(type).containsExactly("RENEW_DOMAIN");
        }
    }

    @Test
    void what_a_notice_tells_is_in_the_examples() throws IOException {
        var told = read("inspection.finding.notified");
        assertThat(told.dueOn()).isEqualTo(LocalDate.of(2026, 12, 15));
        assertThat(FindingNotices.values(told, CONTACTS))
                .containsEntry("dueOn", "2026-12-15")
                .containsEntry("daysLeft", 15)
                .containsEntry("fields", List.of("/service/domains"))
                .containsEntry("consequence", "CANCEL_ACCESS")
                .containsEntry("number", "京ICP备2026000001号");
        assertThat(FindingNotices.values(read("inspection.finding.ended"), FiledContacts.NONE))
                .containsEntry("endReason", "ACCESS_ENDED")
                .containsEntry("number", null);
    }

    @Test
    void a_deadline_of_the_authority_is_told_in_calendar_days() throws IOException {
        var data = (ObjectNode) new ObjectMapper()
                .readTree(EXAMPLES.resolve("inspection.finding.notified.json").toFile());
        data.put("source", "AUTHORITY_LIST").put("dayKind", "CALENDAR");

        var told = read("inspection.finding.notified", data);

        assertThat(FindingNotices.values(told, CONTACTS))
                .containsEntry("dayKind", "CALENDAR")
                .containsEntry("daysLeft", 15);
    }

    @Test
    void a_reminder_tells_a_new_holder_where_the_finding_stands() throws IOException {
        var reminded = "inspection.finding.reminded";
        var runs = read(reminded);
        assertThat(FindingNotices.templateOf(reminded, runs)).isEqualTo(NoticeTemplate.FINDING_REMINDED);
        assertThat(FindingNotices.values(runs, CONTACTS).get("dueOn")).isNotNull();

        var late = read(reminded, "OVERDUE");
        assertThat(FindingNotices.templateOf(reminded, late)).isEqualTo(NoticeTemplate.FINDING_OVERDUE);

        var contested = read(reminded, "CONTESTED");
        assertThat(FindingNotices.templateOf(reminded, contested)).isEqualTo(NoticeTemplate.FINDING_REMINDED);
        assertThat(FindingNotices.values(contested, CONTACTS))
                .containsEntry("dueOn", null)
                .containsEntry("daysLeft", null);
    }

    @Test
    void only_steps_without_a_new_deadline_or_end_are_passed_over() {
        var passedOver = new TreeSet<>(ConsumedTypes.published("icp.inspection.finding.v1"));
        passedOver.removeAll(new FindingNotices(null, null).types());

        assertThat(passedOver)
                .isEqualTo(Set.of(
                        "inspection.finding.opened", "inspection.finding.rechecked", "inspection.finding.reopened"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"findingId", "subjectId", "reason", "to"})
    void an_event_without_a_field_that_a_notice_needs_names_its_type_and_the_field(String field) throws IOException {
        for (var type : new FindingNotices(null, null).types()) {
            var data = (ObjectNode)
                    new ObjectMapper().readTree(EXAMPLES.resolve(type + ".json").toFile());
            data.remove(field);
            var event = event(type, data);

            assertThatThrownBy(() -> new FindingNotices(null, null).prepare(event))
                    .hasMessage("payload of " + type + " lacks " + field);
        }
    }

    private static FindingStep read(String type, String to) throws IOException {
        var data = (ObjectNode)
                new ObjectMapper().readTree(EXAMPLES.resolve(type + ".json").toFile());
        return read(type, data.put("to", to));
    }

    private static FindingStep read(String type) throws IOException {
        return read(
                type,
                new ObjectMapper().readTree(EXAMPLES.resolve(type + ".json").toFile()));
    }

    private static FindingStep read(String type, JsonNode data) {
        return event(type, data).as(FindingStep.class);
    }

    private static IncomingEvent event(String type, JsonNode data) {
        return new IncomingEvent(
                UUID.randomUUID(), type, "/inspection-service", UUID.randomUUID(), 2, Instant.EPOCH, data);
    }
}
