package cn.icpfiling.verification.verdicts;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.verification.OrderEvents;
import cn.icpfiling.verification.Script;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.core.OrderCase;
import cn.icpfiling.verification.core.OrderVerdict;
import cn.icpfiling.verification.store.OrderCaseRepository;
import cn.icpfiling.verification.store.OrderVerdictRepository;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class OrderVerdictsApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @Inject
    RepeatVerification repeat;

    @Inject
    VerifySubmission verifySubmission;

    @Inject
    OrderVerdictRepository verdicts;

    @Inject
    OrderCaseRepository cases;

    @Inject
    Clock clock;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "test.world")
    String world;

    private final UUID orderId = UUID.randomUUID();
    private OrderEvents events;
    private Script script;

    @BeforeEach
    void open() {
        events = new OrderEvents(broker);
        script = new Script(world);
    }

    @AfterEach
    void close() {
        events.close();
        script.close();
    }

    @Test
    void a_good_order_passes_and_is_told_once() {
        script.facts(orderId, 1, "ok-order.com", "张三", "李四");

        events.send(orderId, 1, "filing.order.submitted");

        var told = told(1).getFirst();
        assertThat(told.path("outcome").asText()).isEqualTo("PASSED");
        assertThat(told.path("submission").asInt()).isEqualTo(1);
        assertThat(told.path("domains").path(0).path("rules")).hasSize(6);
        assertThat(told.path("people"))
                .extracting(person ->
                        person.path("part").asText() + person.path("result").asText())
                .containsExactly("SUBJECT_PRINCIPALHOLDS", "SERVICE_PRINCIPALHOLDS");
        assertThat(events.sequences(orderId)).containsExactly(1L);
        assertThat(told.toString()).doesNotContain("张三", "11010519491231002X");
        assertThat(openRound()).isFalse();
    }

    @Test
    void broken_rules_and_people_are_told_with_their_codes() {
        script.facts(orderId, 1, "expired-order.com", "张三", "李不符");

        events.send(orderId, 1, "filing.order.submitted");

        var told = told(1).getFirst();
        assertThat(told.path("outcome").asText()).isEqualTo("BROKEN");
        assertThat(told.path("domains")
                        .path(0)
                        .path("rules")
                        .path(3)
                        .path("code")
                        .asText())
                .isEqualTo("DOMAIN_EXPIRED");
        assertThat(told.path("people").path(1).path("code").asText()).isEqualTo("IDENTITY_MISMATCH");
    }

    @Test
    void a_company_that_is_no_more_and_a_mobile_of_somebody_else_are_told_beside_people_who_are_genuine() {
        script.factsOf("某公司注销", "13800000004", orderId, 1, "ok-order.com", "张三", "李四");

        events.send(orderId, 1, "filing.order.submitted");

        var told = told(1).getFirst();
        assertThat(told.path("outcome").asText()).isEqualTo("BROKEN");
        assertThat(told.path("people"))
                .extracting(person -> person.path("result").asText())
                .containsOnly("HOLDS");
        assertThat(told.path("phones"))
                .extracting(phone -> phone.path("code").asText())
                .containsOnly("PHONE_MISMATCH");
        assertThat(told.path("organisation").path("code").asText()).isEqualTo("SPONSOR_NAME.CERT_CANCELLED");
        assertThat(told.toString()).doesNotContain("某公司", "13800000004");
    }

    @Test
    void a_number_with_a_wrong_check_digit_is_not_even_asked() {
        script.put("/identity/checks", "");
        script.facts(orderId, 1, "ok-order.com", "11010519491231002X".replace('X', '1'));

        events.send(orderId, 1, "filing.order.submitted");

        assertThat(told(1).getFirst().path("people").path(0).path("code").asText())
                .isEqualTo("IDENTITY_NUMBER_INVALID");
        script.remove("/identity/checks");
    }

    @Test
    void who_has_a_certificate_that_the_sources_do_not_know_is_a_reviewers_at_once() {
        script.put("/identity/checks", "{\"result\": \"NOT_SUPPORTED\"}");
        script.put("/phones/checks", "{\"result\": \"NOT_SUPPORTED\"}");
        script.facts(orderId, 1, "ok-order.com", "张三", "张三");

        events.send(orderId, 1, "filing.order.submitted");

        var told = told(1).getFirst();
        script.remove("/identity/checks");
        script.remove("/phones/checks");
        assertThat(told.path("outcome").asText()).isEqualTo("UNKNOWN");
        assertThat(told.path("finalRound").asBoolean()).isTrue();
        assertThat(told.path("people").path(0).path("code").asText()).isEqualTo("IDENTITY_UNCONFIRMED");
        assertThat(told.path("phones").path(0).path("code").asText()).isEqualTo("PHONE_UNCONFIRMED");
    }

    @Test
    @Tag("long")
    void what_is_unknown_is_looked_at_again_and_told_again_when_it_is_known() {
        script.put("/rdap/domain/ok-later.com", "");
        script.facts(orderId, 1, "ok-later.com", "张三", "张三");
        events.send(orderId, 1, "filing.order.submitted");
        assertThat(told(1).getFirst().path("outcome").asText()).isEqualTo("UNKNOWN");

        script.remove("/rdap/domain/ok-later.com");

        var told = told(2).getLast();
        assertThat(told.path("outcome").asText()).isEqualTo("PASSED");
        assertThat(told.path("submission").asInt()).isEqualTo(1);
        assertThat(events.sequences(orderId)).containsExactly(1L, 2L);
    }

    @Test
    @Tag("long")
    void what_stays_unknown_is_told_again_at_the_last_look_as_a_persons() {
        script.facts(orderId, 1, "rdapdown-order.com", "张三", "张三");

        events.send(orderId, 1, "filing.order.submitted");

        await().pollInSameThread().atMost(SOON).until(() -> {
            repeat.repeatDue();
            return rounds().size() == 4 && !openRound();
        });
        assertThat(rounds())
                .extracting(OrderVerdict::outcome)
                .allMatch(outcome -> outcome.name().equals("UNKNOWN"));
        assertThat(rounds()).extracting(OrderVerdict::sequence).containsExactly(1L, null, null, 2L);
        assertThat(told(2))
                .extracting(told -> told.path("finalRound").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    void a_registrar_that_an_incomplete_list_does_not_name_is_a_persons_at_once() {
        script.facts(orderId, 1, "unlisted-order.com", "张三", "张三");

        events.send(orderId, 1, "filing.order.submitted");

        var told = told(1).getFirst();
        assertThat(told.path("outcome").asText()).isEqualTo("UNKNOWN");
        assertThat(told.path("finalRound").asBoolean()).isTrue();
        assertThat(told.path("domains")
                        .path(0)
                        .path("rules")
                        .path(5)
                        .path("code")
                        .asText())
                .isEqualTo("REGISTRAR_NOT_LISTED");
        assertThat(openRound()).isFalse();
    }

    @Test
    @Tag("long")
    void a_look_that_a_reviewer_asks_for_is_told_even_when_it_says_nothing_new() {
        script.put("/rdap/domain/ok-asked.com", "");
        script.facts(orderId, 1, "ok-asked.com", "张三", "张三");
        events.send(orderId, 1, "filing.order.submitted");
        told(2);

        events.send(orderId, 2, "filing.order.verification-asked");
        var still = told(3).getLast();
        assertThat(still.path("outcome").asText()).isEqualTo("UNKNOWN");
        assertThat(still.path("finalRound").asBoolean()).isTrue();

        script.remove("/rdap/domain/ok-asked.com");
        events.send(orderId, 3, "filing.order.verification-asked");
        assertThat(told(4).getLast().path("outcome").asText()).isEqualTo("PASSED");
        assertThat(rounds()).hasSize(6);
        assertThat(openRound()).isFalse();
    }

    @Test
    void an_order_asked_about_before_its_submission_was_judged_is_judged() {
        script.facts(orderId, 1, "expired-order.com", "张三", "张三");

        events.send(orderId, 1, "filing.order.verification-asked");

        var told = told(1).getFirst();
        assertThat(told.path("outcome").asText()).isEqualTo("BROKEN");
        assertThat(told.path("finalRound").asBoolean()).isTrue();
    }

    @Test
    @Tag("long")
    void a_newer_submission_is_judged_anew_and_its_older_events_change_nothing() {
        script.facts(orderId, 2, "ok-order.com", "张三", "张三");
        events.send(orderId, 1, "filing.order.submitted");
        assertThat(told(1).getFirst().path("submission").asInt()).isEqualTo(2);

        events.send(orderId, 2, "filing.order.returned");
        events.send(orderId, 3, "filing.order.resubmitted");
        script.facts(orderId, 3, "expired-order.com", "张三", "张三");
        events.send(orderId, 4, "filing.order.returned");
        events.send(orderId, 5, "filing.order.resubmitted");

        assertThat(told(2).getLast().path("submission").asInt()).isEqualTo(3);
        assertThat(rounds()).extracting(OrderVerdict::submission).containsExactly(2, 3);
    }

    @Test
    @Tag("long")
    void real_name_data_that_nobody_can_ask_for_are_taken_to_have_arrived_on_the_third_day() {
        script.put("/real-name/domains/ok-unasked.com", """
                {"domain": "ok-unasked.com", "registrar": {"status": "VERIFIED", "verifiedAt": "%s"}, "authority": null,
                 "match": {"name": true, "certificateType": true, "certificateNumber": true}}
                """.formatted(clock.instant()));
        script.facts(orderId, 1, "ok-unasked.com", "张三", "张三");
        events.send(orderId, 1, "filing.order.submitted");
        var rule = told(1).getFirst().path("domains").path(0).path("rules").path(2);
        assertThat(rule.path("result").asText()).isEqualTo("UNKNOWN");
        assertThat(rule.path("code").asText()).isEqualTo("REAL_NAME_NOT_SYNCED");
        assertThat(rule.path("retryOn").asText())
                .isEqualTo(LegalTime.dayOf(clock.instant()).plusDays(3).toString());

        try {
            moveClock("PT72H");
            assertThat(told(2).getLast().path("outcome").asText()).isEqualTo("PASSED");
        } finally {
            moveClock("PT0S");
        }
    }

    @Test
    void an_order_that_moved_on_is_left_alone() {
        script.facts(orderId, 1, "rdapdown-order.com", "张三", "张三");
        events.send(orderId, 1, "filing.order.submitted");
        told(1);

        events.send(orderId, 2, "filing.order.withdrawn");

        await().atMost(SOON).until(() -> !openRound());
        assertThat(rounds()).hasSizeLessThan(4);
    }

    @Test
    void only_filing_services_own_word_that_it_has_nothing_to_judge_ends_the_looks() {
        script.facts(orderId, 1, "rdapdown-order.com", "张三", "张三");
        events.send(orderId, 1, "filing.order.submitted");
        told(1);

        for (var bare : List.of("404 ", "404 <html>no such page</html>", "404 {}")) {
            script.put(facts(), bare);
            isDue();
            repeat.repeatDue();
            assertThat(openRound()).as(bare).isTrue();
        }
        script.put(facts(), "404 {\"code\":\"NOT_FOUND\"}");

        await().pollInSameThread().atMost(SOON).until(() -> {
            isDue();
            repeat.repeatDue();
            return !openRound();
        });
        assertThat(rounds()).hasSizeLessThan(4);
    }

    @Test
    @Tag("long")
    void a_late_word_of_an_older_submission_does_not_end_the_looks_of_the_newer() {
        script.put("/rdap/domain/ok-late.com", "");
        script.facts(orderId, 2, "ok-late.com", "张三", "张三");
        events.send(orderId, 1, "filing.order.submitted");
        told(1);

        verifySubmission.close(orderId, 1).run();
        script.remove("/rdap/domain/ok-late.com");

        assertThat(told(2).getLast().path("outcome").asText()).isEqualTo("PASSED");
    }

    private String facts() {
        return "/internal/orders/" + orderId + "/verification-facts";
    }

    private void isDue() {
        UnitOfWork.run(() ->
                cases.locked(orderId).filter(OrderCase::isOpen).ifPresent(open -> open.nextRound(LONG_AGO, null)));
    }

    private List<JsonNode> told(int count) {
        return await().pollInSameThread()
                .atMost(SOON)
                .until(() -> toldWhenRepeated(count), told -> told.size() >= count);
    }

    /** What is told a second time comes of another round, which is made at once: the schedule makes one once a second. */
    private List<JsonNode> toldWhenRepeated(int count) {
        if (count > 1) {
            repeat.repeatDue();
        }
        return events.told(orderId);
    }

    private List<OrderVerdict> rounds() {
        return UnitOfWork.in(() -> verdicts.of(orderId));
    }

    private static void moveClock(String offset) {
        given().auth()
                .oauth2(TestTokens.internal("sandbox"))
                .contentType("application/json")
                .body(Map.of("offset", offset))
                .post("/internal/clock")
                .then()
                .statusCode(204);
    }

    private boolean openRound() {
        return UnitOfWork.in(
                () -> cases.findByIdOptional(orderId).map(OrderCase::isOpen).orElse(false));
    }
}
