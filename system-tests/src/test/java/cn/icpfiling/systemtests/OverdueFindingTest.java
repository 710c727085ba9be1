package cn.icpfiling.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * J20 through the gateway: a fault that is not mended in time ends the access, its holder can still read why, and the fault
 * is there again once access is. The time is that of all services; afterwards it is set back.
 */
@Tag("long")
@Order(Integer.MAX_VALUE - 4)
@Isolated
class OverdueFindingTest {

    private static final Stack STACK = Stack.fromEnvironment();
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Caller SANDBOX = Caller.sandbox(STACK);

    private final Staff staff = new Staff(STACK);
    private final Caller inspector = staff.caller("inspector");

    @AfterAll
    static void it_is_today_again() {
        SANDBOX.post("/clock/reset").expect(200);
    }

    @Test
    void a_fault_that_is_not_mended_in_time_ends_the_access_and_is_there_again_with_the_next_one() {
        var filing = FirstFiling.of(Applicant.fresh(), STACK, _ -> {}).toTheNumber();
        var holder = filing.caller();
        var service =
                "/api/v1/services/" + holder.get("/api/v1/services").expect(200).text("/items/0/serviceId");
        var subject = holder.get("/api/v1/subjects").expect(200).text("/items/0/subjectId");
        aPrincipalCannotBeReached(filing.subjectNumber() + "-1");
        await().atMost(LONG).until(() -> finding(subject).isPresent());
        var finding = "/api/v1/findings/"
                + finding(subject).orElseThrow().path("findingId").asText();

        passes(Duration.ofMinutes(1));
        await().atMost(LONG).until(() -> inspector.get(finding).text("/state").equals("NOTIFIED"));
        assertThat(holder.get(finding).expect(200).text("/consequence")).isEqualTo("CANCEL_ACCESS");
        assertThat(holder.get(service).expect(200).text("/accessStatus")).isEqualTo("LIVE");
        passes(Duration.ofDays(45));

        await().atMost(LONG)
                .until(() ->
                        holder.get(service).expect(200).text("/accessStatus").equals("CANCELLED"));
        var ended = holder.get(service).expect(200);
        assertThat(ended.text("/accessEndedBy")).isEqualTo("PROVIDER");
        assertThat(finding).endsWith(ended.text("/accessEndedFinding"));
        await().atMost(LONG).until(() -> servedAs(filing.who().domain()).equals(Optional.of("STOP")));
        await().atMost(LONG)
                .until(() -> holder.get(finding).expect(200).text("/state").equals("ENDED"));
        assertThat(holder.get(finding).at("/history"))
                .extracting(step -> step.path("endReason").asText())
                .contains("ACCESS_ENDED");

        filing.goesOnWith(filing.who(), "ACCESS_FILING", 1)
                .opensADraft()
                .obtainsAServiceNumber()
                .entersTheService()
                .fromThePapersToTheGrant();

        assertThat(holder.get(service).expect(200).text("/accessStatus")).isEqualTo("LIVE");
        await().atMost(LONG)
                .until(() -> List.of("OPENED", "NOTIFIED")
                        .contains(inspector.get(finding).expect(200).text("/state")));
        assertThat(inspector.get(finding).at("/history"))
                .extracting(step -> step.path("act").asText())
                .containsSubsequence("OPEN", "NOTIFY", "EXPIRE", "END", "REOPEN");
    }

    /** The authority has the filing looked at, and an inspector finds that a principal does not answer the phone. */
    private void aPrincipalCannotBeReached(String serviceNumber) {
        var wish = Forms.node().put("serviceNumber", serviceNumber).put("note", "请核查网站负责人");
        wish.putArray("items").add("1");
        var task = SANDBOX.post("/authority/spot-checks", wish).expect(201).text("/task");
        await().atMost(LONG)
                .until(() -> found("/api/v1/spot-checks", "task", task).isPresent());
        var check = "/api/v1/spot-checks/"
                + found("/api/v1/spot-checks", "task", task)
                        .orElseThrow()
                        .path("spotCheckId")
                        .asText();
        var outcome = Forms.node();
        outcome.putArray("answers")
                .addObject()
                .put("item", "PRINCIPAL_REACHABLE")
                .put("result", "DIFFERS");
        inspector
                .having(inspector.get(check).expect(200))
                .post(check + "/outcome", outcome)
                .expect(200);
    }

    private Optional<JsonNode> finding(String subject) {
        return found("/api/v1/findings?source=SPOT_CHECK&subjectId=" + subject, "reason", "CONTACT.MOBILE");
    }

    /** SERVE or STOP, as the provider's whole list says; empty for a domain that is not on it. */
    private Optional<String> servedAs(String domain) {
        var administrator = staff.caller("administrator");
        var page = administrator.get("/api/v1/serving-list").expect(200);
        while (true) {
            var entry = in(page, "domain", domain);
            if (entry.isPresent() || page.at("/next").isMissingNode()) {
                return entry.map(one -> one.path("state").asText());
            }
            page = administrator
                    .get("/api/v1/serving-list?cursor=" + page.text("/next"))
                    .expect(200);
        }
    }

    private Optional<JsonNode> found(String list, String field, String value) {
        return in(inspector.get(list).expect(200), field, value);
    }

    private static Optional<JsonNode> in(Answer page, String field, String value) {
        return StreamSupport.stream(page.at("/items").spliterator(), false)
                .filter(entry -> entry.path(field).asText().equals(value))
                .findFirst();
    }

    private static void passes(Duration time) {
        SANDBOX.post("/clock/advance", Forms.node().put("by", time.toString())).expect(200);
    }
}
