package cn.icpfiling.account.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.notices.FindingScene;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Support calls the contacts in a filing: one at a time claims, sees the number, and records what came of it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class VoiceTasksApiTest {

    private static final String TASKS = "/api/v1/voice-tasks";

    private final FindingScene scene = new FindingScene();
    private String support;
    private String staff;

    @BeforeEach
    void a_finding_was_notified_and_somebody_of_the_support_is_there() {
        scene.signedUp("zh").filed().notified();
        var session = new Caller().entersAs("desk");
        support = session.getString("accessToken");
        staff = session.getString("account.accountId");
    }

    @Test
    void a_call_is_claimed_its_number_revealed_on_record_and_the_holder_sees_the_day() throws SQLException {
        var id = task("SUBJECT_PRINCIPAL", "MOBILE");

        acts(id, "claim")
                .statusCode(200)
                .body("state", equalTo("CLAIMED"))
                .body("until", notNullValue())
                .body("script", notNullValue());
        acts(id, "reveals")
                .statusCode(200)
                .body("phone", equalTo(scene.head.e164()))
                .body("name", equalTo(FindingScene.HEAD));
        assertThat(audited("DATA.REVEAL", id)).isOne();
        outcome(id, "REACHED").statusCode(200).body("state", equalTo("REACHED")).body("tries", equalTo(1));

        assertThat(audited("VOICE_TASK.CLAIM", id)).isOne();
        assertThat(audited("VOICE_TASK.OUTCOME", id)).isOne();
        assertThat(scene.calls())
                .as("the person heard it, so the landline need not ring")
                .containsExactlyInAnyOrder(
                        "SUBJECT_PRINCIPAL MOBILE SENT",
                        "SUBJECT_PRINCIPAL OFFICE_PHONE TOO_LATE",
                        "SERVICE_PRINCIPAL MOBILE WAITING",
                        "SERVICE_PRINCIPAL OFFICE_PHONE WAITING");
        var called = scene.ownNotices().getMap("items.find { it.noticeId == '" + id + "' }");
        assertThat(called.get("callOutcome")).isEqualTo("REACHED");
        assertThat(called.get("calledAt")).isNotNull();
        outcome(id, "REACHED").statusCode(409).body("code", equalTo("VOICE_TASK_CLOSED"));
    }

    @Test
    void the_list_shows_numbers_masked_and_the_script_names_no_person() {
        var listed = desk().queryParam("limit", 200)
                .get(TASKS)
                .then()
                .statusCode(200)
                .extract();

        assertThat(listed.asString())
                .contains(scene.finding.toString(), "域名过期")
                .doesNotContain(scene.head.phone(), FindingScene.HEAD, scene.headOffice.substring(5));
    }

    @Test
    void a_call_that_cannot_be_read_is_listed_as_unreadable_and_spoils_no_list() {
        var id = task("SERVICE_PRINCIPAL", "MOBILE");
        scene.setCalls("encrypted_values = 'no ciphertext'");

        var listed = desk().queryParam("limit", 200)
                .get(TASKS)
                .then()
                .statusCode(200)
                .body("items.find { it.taskId == '" + id + "' }.unreadable", equalTo(true))
                .body("items.find { it.taskId == '" + id + "' }.script", equalTo(""));
        assertThat(listed.extract().jsonPath().getString("items.find { it.taskId == '" + id + "' }.recipient"))
                .isEqualTo("SERVICE_PRINCIPAL");
        assertThat(scene.ownNotices().getList("items.findAll { it.unreadable == true }.text"))
                .as("of the holder's notices the calls alone")
                .isNotEmpty()
                .containsOnly("");
        assertThat(scene.ownNotices().getList("items.findAll { it.unreadable != true }.text"))
                .isNotEmpty()
                .doesNotContain("");
    }

    @Test
    void a_call_is_one_persons_until_the_claim_lapses() {
        var id = task("SERVICE_PRINCIPAL", "OFFICE_PHONE");
        acts(id, "reveals").statusCode(409).body("code", equalTo("VOICE_TASK_NOT_CLAIMED"));
        outcome(id, "REACHED").statusCode(409).body("code", equalTo("VOICE_TASK_NOT_CLAIMED"));

        scene.setCalls("claimed_by = unhex(replace('" + UUID.randomUUID()
                + "', '-', '')), next_attempt_at = utc_timestamp(6) + interval 20 minute");
        acts(id, "claim").statusCode(409).body("code", equalTo("VOICE_TASK_NOT_FREE"));
        acts(id, "reveals").statusCode(409).body("code", equalTo("VOICE_TASK_NOT_CLAIMED"));
        assertThat(tasks("CLAIMED")).contains(id);

        scene.setCalls("next_attempt_at = utc_timestamp(6) - interval 1 second");
        acts(id, "claim").statusCode(200);
        acts(id, "claim").statusCode(200);
    }

    @Test
    void a_number_that_does_not_answer_comes_back_three_times_in_all() {
        var id = task("SUBJECT_PRINCIPAL", "OFFICE_PHONE");

        for (var tries = 1; tries < 3; tries++) {
            acts(id, "claim").statusCode(200);
            outcome(id, "NO_ANSWER")
                    .statusCode(200)
                    .body("state", equalTo("LATER"))
                    .body("claimedBy", nullValue())
                    .body("tries", equalTo(tries));
            acts(id, "claim").statusCode(409).body("code", equalTo("VOICE_TASK_NOT_FREE"));
            assertThat(tasks("LATER")).contains(id);
            scene.setCalls("next_attempt_at = utc_timestamp(6)");
        }
        acts(id, "claim").statusCode(200);
        outcome(id, "NO_ANSWER").statusCode(200).body("state", equalTo("FAILED"));

        assertThat(tasks("FAILED")).contains(id);
        assertThat(tasks("OPEN")).doesNotContain(id);
    }

    @Test
    void a_wrong_number_and_a_refusal_end_the_call_and_leave_the_others() {
        for (var outcome : List.of("WRONG_NUMBER", "REFUSED")) {
            var id = task("SERVICE_PRINCIPAL", outcome.equals("REFUSED") ? "OFFICE_PHONE" : "MOBILE");
            acts(id, "claim").statusCode(200);
            outcome(id, outcome)
                    .statusCode(200)
                    .body("state", equalTo("FAILED"))
                    .body("outcome", equalTo(outcome));
        }

        assertThat(scene.calls()).filteredOn(call -> call.endsWith("WAITING")).hasSize(2);
    }

    @Test
    void an_outcome_that_was_lost_is_given_again_and_counts_once() {
        var id = task("SUBJECT_PRINCIPAL", "MOBILE");
        acts(id, "claim").statusCode(200);
        var key = key();

        for (var again : List.of(false, true)) {
            var answer = desk().header("Idempotency-Key", key)
                    .body(Map.of("outcome", "NO_ANSWER"))
                    .post(TASKS + "/" + id + "/outcome");
            answer.then().statusCode(200).body("tries", equalTo(1));
            assertThat(answer.header("Idempotent-Replayed")).isEqualTo(again ? "true" : null);
        }
    }

    @Test
    @Tag("long")
    void a_finding_that_is_mended_meanwhile_closes_the_call() {
        var id = task("SUBJECT_PRINCIPAL", "MOBILE");
        acts(id, "claim").statusCode(200);
        scene.step("cured", 3);

        await().atMost(FindingScene.LONG).until(() -> tasks("CLOSED").contains(id));
        acts(id, "reveals").statusCode(409).body("code", equalTo("VOICE_TASK_CLOSED"));
        acts(id, "claim").statusCode(409).body("code", equalTo("VOICE_TASK_CLOSED"));
    }

    @Test
    @Tag("long")
    void a_call_that_was_made_while_the_finding_moved_is_recorded_and_stays_closed() {
        var id = task("SUBJECT_PRINCIPAL", "MOBILE");
        var unclaimed = task("SERVICE_PRINCIPAL", "MOBILE");
        acts(id, "claim").statusCode(200);
        scene.step("cured", 3);
        await().atMost(FindingScene.LONG).until(() -> tasks("CLOSED").contains(id));

        outcome(id, "REACHED")
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("outcome", equalTo("REACHED"))
                .body("tries", equalTo(1));
        outcome(unclaimed, "REACHED").statusCode(409).body("code", equalTo("VOICE_TASK_CLOSED"));
        outcome(id, "REACHED").statusCode(409).body("code", equalTo("VOICE_TASK_CLOSED"));
    }

    @Test
    void a_person_who_heard_a_script_that_changed_meanwhile_is_called_again() {
        var id = task("SUBJECT_PRINCIPAL", "MOBILE");
        acts(id, "claim").statusCode(200);
        tells("extended", 3, Map.of());
        acts(id, "claim").statusCode(200).body("state", equalTo("CLAIMED"));

        outcome(id, "REACHED")
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("outcome", nullValue())
                .body("tries", equalTo(0));
        assertThat(scene.calls()).filteredOn(call -> call.endsWith("WAITING")).hasSize(4);

        acts(id, "claim").statusCode(200);
        tells("reminded", 4, Map.of("dueOn", "2026-12-25"));
        outcome(id, "REACHED").statusCode(200).body("state", equalTo("REACHED")).body("tries", equalTo(1));
    }

    /** The reminder names the day that the finding was extended to, and fewer days, which the script does not name. */
    private void tells(String step, int sequence, Map<String, String> with) {
        var before = scene.rows().size();
        scene.step(step, sequence, UUID.randomUUID(), with);
        await().atMost(FindingScene.LONG).until(() -> scene.rows().size() > before);
    }

    @Test
    void staff_never_call_about_their_own_filing() {
        var id = task("SUBJECT_PRINCIPAL", "MOBILE");
        scene.setCalls("account_id = unhex(replace('" + staff + "', '-', ''))");

        acts(id, "claim").statusCode(403).body("code", equalTo("FORBIDDEN"));
        acts(id, "reveals").statusCode(403);
        outcome(id, "REACHED").statusCode(403);
    }

    @Test
    void calls_are_for_the_support() {
        var id = task("SUBJECT_PRINCIPAL", "MOBILE");
        var reviewer = new Caller();
        reviewer.as(reviewer.entersAs("reviewer").getString("accessToken"))
                .get(TASKS)
                .then()
                .statusCode(403);
        scene.holder.as(scene.token()).get(TASKS).then().statusCode(403);
        desk().get("/api/v1/notices").then().statusCode(403);
        acts(UUID.randomUUID().toString(), "claim").statusCode(404);
        desk().header("Idempotency-Key", key())
                .body(Map.of("outcome", "SOMETHING"))
                .post(TASKS + "/" + id + "/outcome")
                .then()
                .statusCode(400);
    }

    private String task(String recipient, String contact) {
        return desk().queryParam("limit", 200)
                .get(TASKS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.findingId == '" + scene.finding + "' && it.recipient == '" + recipient
                        + "' && it.contact == '" + contact + "' }.taskId");
    }

    /** The ids of all tasks in a state, page by page. */
    private List<String> tasks(String state) {
        var seen = new ArrayList<String>();
        String next = null;
        do {
            var page = desk().queryParam("state", state)
                    .queryParam("limit", 5)
                    .queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get(TASKS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.taskId"));
            next = page.getString("next");
        } while (next != null);
        return seen;
    }

    private ValidatableResponse acts(String id, String act) {
        return desk().header("Idempotency-Key", key())
                .post(TASKS + "/" + id + "/" + act)
                .then();
    }

    private ValidatableResponse outcome(String id, String outcome) {
        return desk().header("Idempotency-Key", key())
                .body(Map.of("outcome", outcome))
                .post(TASKS + "/" + id + "/outcome")
                .then();
    }

    private RequestSpecification desk() {
        return new Caller().as(support);
    }

    private static long audited(String act, String task) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select count(*) from audit_entries where act = ?"
                        + " and object_id = unhex(replace(?, '-', ''))")) {
            query.setString(1, act);
            query.setString(2, task);
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String key() {
        return "\"" + UUID.randomUUID() + "\"";
    }
}
