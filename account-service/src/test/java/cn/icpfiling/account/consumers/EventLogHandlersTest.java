package cn.icpfiling.account.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.events.ServingChange;
import cn.icpfiling.platform.inbox.EventHandler;
import cn.icpfiling.platform.inbox.IncomingEvent;
import cn.icpfiling.platform.testkit.ConsumedTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The handlers of the event log against the owners' contracts and examples. */
class EventLogHandlersTest {

    private static final String HOLDER = "019ab0a2-7c00-7000-8000-0000000000aa";

    private final OrderEvents orders = new OrderEvents(null);
    private final FindingEvents findings = new FindingEvents(null, null);

    @Test
    void only_steps_of_the_review_are_kept_from_the_holder() {
        assertThat(passedOver(orders))
                .isEqualTo(Set.of(
                        "filing.order.flagged",
                        "filing.order.rules-settled",
                        "filing.order.papers-accepted",
                        "filing.order.verification-asked",
                        "filing.order.claimed",
                        "filing.order.released",
                        "filing.order.called",
                        "filing.order.approval-proposed",
                        "filing.order.rejection-proposed",
                        "filing.order.proposal-sent-back",
                        "filing.order.grant-proposed"));
    }

    @Test
    void a_finding_is_logged_from_its_notice_on() {
        assertThat(passedOver(findings)).isEqualTo(Set.of("inspection.finding.opened", "inspection.finding.reopened"));
    }

    @Test
    void a_finding_that_the_holder_was_never_told_of_does_not_end_in_the_log() throws IOException {
        for (var type : List.of("dismissed", "ended", "cured")) {
            var step = (ObjectNode)
                    example("inspection-service", "inspection.finding." + type).data();
            assertThat(isLogged(type, step)).as(type).isTrue();
            assertThat(isLogged(type, step.deepCopy().put("told", false)))
                    .as(type)
                    .isFalse();
            assertThat(isLogged(type, step.deepCopy().put("from", "OPENED")))
                    .as(type)
                    .isFalse();
            assertThat(isLogged(type, without(step))).as(type).isTrue();
        }
        var notice = (ObjectNode)
                example("inspection-service", "inspection.finding.notified").data();
        assertThat(isLogged("notified", notice)).isTrue();
    }

    private static ObjectNode without(ObjectNode step) {
        var copy = step.deepCopy();
        copy.remove("told");
        return copy;
    }

    private static boolean isLogged(String type, ObjectNode step) throws IOException {
        return FindingEvents.isPublic(
                "inspection.finding." + type, event("", step.toString()).as(FindingStep.class));
    }

    @Test
    void every_verdict_and_every_event_on_accounts_is_logged() {
        assertThat(passedOver(new VerdictEvents(null, null))).isEmpty();
        assertThat(passedOver(new AccountEvents(null))).isEmpty();
    }

    @Test
    void a_partner_reads_each_step_of_a_prefilled_order_and_neither_holder_nor_order() throws IOException {
        var handler = new PrefillEvents(null);
        assertThat(passedOver(handler)).isEmpty();
        for (var type : ConsumedTypes.published(handler.topic())) {
            var event = example("filing-service", type);
            assertThat(LoggedStep.id(event, "partner")).as(type).isPresent();
            assertThat(LoggedStep.of(event).ids()).as(type).containsOnlyKeys("prefilledOrderId");
        }
    }

    @Test
    void a_partner_reads_each_change_of_its_serving_list_whole() throws IOException {
        var handler = new ServingEvents(null);
        assertThat(passedOver(handler)).isEmpty();
        var event = example("filing-service", "filing.serving.changed");
        assertThat(LoggedStep.of(event).ids()).containsOnlyKeys("serviceId");
        assertThat(event.as(ServingChange.class))
                .isEqualTo(new ServingChange(
                        "ok-shop.com",
                        ServingChange.State.STOP,
                        Instant.parse("2026-11-25T09:00:00Z"),
                        "LEFT_PARTNER",
                        "京ICP备2026000001号-1",
                        42));
    }

    @Test
    void each_example_names_its_holder_and_the_object() throws IOException {
        for (var type : orders.types()) {
            var event = example("filing-service", type);
            assertThat(LoggedStep.id(event, "holder")).as(type).contains(UUID.fromString(HOLDER));
            assertThat(LoggedStep.of(event).ids()).as(type).containsKey("orderId");
        }
        for (var type : findings.types()) {
            var event = example("inspection-service", type);
            assertThat(LoggedStep.id(event, "holder")).as(type).isPresent();
            assertThat(LoggedStep.of(event).ids()).as(type).containsKeys("findingId", "subjectId");
        }
        assertThat(LoggedStep.id(example("verification-service", "verification.order.judged"), "holder"))
                .contains(UUID.fromString(HOLDER));
        assertThat(LoggedStep.of(example("verification-service", "verification.domain.unfit"))
                        .ids())
                .containsOnlyKeys("filedDomainId", "serviceId", "subjectId", "verificationId");
        assertThat(LoggedStep.of(example("filing-service", "filing.record.registered"))
                        .ids())
                .containsOnlyKeys("subjectId");
    }

    @Test
    void a_field_that_is_no_id_is_left_out() throws IOException {
        var event = event("filing.order.drafted", "{\"orderId\": 5, \"serviceId\": \"N-1\", \"domain\": \"a.cn\"}");

        assertThat(LoggedStep.of(event).ids()).isEmpty();
    }

    private static Set<String> passedOver(EventHandler handler) {
        var types = new TreeSet<>(ConsumedTypes.published(handler.topic()));
        types.removeIf(handler::takes);
        return types;
    }

    private static IncomingEvent example(String owner, String type) throws IOException {
        var file = Path.of("../" + owner + "/src/main/contract/examples/" + type + ".json");
        return event(type, Files.readString(file));
    }

    private static IncomingEvent event(String type, String json) throws IOException {
        return new IncomingEvent(
                UUID.randomUUID(),
                type,
                "/neighbour",
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                new ObjectMapper().readTree(json));
    }
}
