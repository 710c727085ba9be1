package cn.icpfiling.verification.listversions;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.verification.WorldResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A second administrator lets a draft hold, at once or from a moment on. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ListActivationsApiTest extends ListVersionsScene {
    private static final String LATER = "2198-12-31T16:00:00Z";

    @Inject
    AuditTrail trail;

    @Any
    @Inject
    Instance<DueJobs> due;

    @Test
    void a_second_person_lets_a_draft_hold_and_every_answer_follows() {
        var before = newest();
        var draft = drafts(SHIPPED + line(odd));

        activates(one, draft, before, null).then().statusCode(409).body("code", is("LIST_NEEDS_A_SECOND_PERSON"));
        activates(other, draft, before, null)
                .then()
                .statusCode(200)
                .body("state", is("IN_FORCE"))
                .body("version", greaterThan(before))
                .body("replaces", is(before))
                .body("uploadedBy", is(one.toString()))
                .body("activatedBy", is(other.toString()));

        explains(odd).then().body("status", is("APPROVED")).body("list.version", is(newest()));
        given().auth()
                .oauth2(TestTokens.internal("filing-service"))
                .get("/internal/tld-approvals?domain=some." + odd)
                .then()
                .body("result", is("HOLDS"));
        assertThat(trail.of("REFERENCE_LIST", UUID.fromString(draft)))
                .extracting(AuditTrail.Told::act, AuditTrail.Told::account)
                .containsExactlyInAnyOrder(tuple("LIST.UPLOAD", one), tuple("LIST.ACTIVATE", other));
    }

    @Test
    @Tag("long")
    void a_scheduled_version_takes_its_place_at_its_moment_without_anything_being_done() {
        var before = newest();
        var draft = drafts(SHIPPED + line(odd));
        var moment = Instant.now().plusMillis(800).toString();

        activates(other, draft, before, moment).then().statusCode(200).body("state", is("SCHEDULED"));

        explains(odd).then().body("status", nullValue());
        assertThat(told(draft)).isEmpty();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> explains(odd).then().body("status", is("APPROVED")));
        administrator().get("/api/v1/list-versions/" + draft).then().body("state", is("IN_FORCE"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told(draft)).hasSize(1));
        assertThat(told(draft).getFirst())
                .contains("\"list\":\"TLD\"", "\"before\":" + before, "\"version\":" + newest());
    }

    @Test
    void of_replicas_that_see_a_version_begin_at_the_same_moment_one_tells_it() throws Exception {
        var draft = drafts(SHIPPED + line(odd));
        activates(other, draft, newest(), null).then().statusCode(200);

        AtOnce.call(4, _ -> {
            due.forEach(DueJobs::runDue);
            return null;
        });

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(told(draft)).hasSize(1));
    }

    @Test
    void a_past_moment_and_a_version_that_is_not_the_newest_are_refused() {
        var draft = drafts(SHIPPED + line(odd));

        activates(other, draft, newest(), "2019-01-01T00:00:00Z")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/effectiveFrom"))
                .body("errors.code", contains("LIST_EFFECTIVE_IN_THE_PAST"));
        activates(other, draft, newest() + 1, null)
                .then()
                .statusCode(409)
                .body("code", is("LIST_SUPERSEDED"))
                .body("remedy", containsString(String.valueOf(newest())));
        activates(other, Ids.next().toString(), newest(), null).then().statusCode(404);
    }

    @Test
    void a_scheduled_version_is_only_passed_over_when_it_is_named_and_comes_back_when_that_is_cancelled() {
        activates(other, drafts(SHIPPED + line(odd)), newest(), LATER).then().statusCode(200);
        var scheduled = newest();
        var next = drafts(SHIPPED + line(odd + "a"));
        activates(other, next, scheduled, "2199-01-02T00:00:00Z").then().statusCode(200);
        var last = drafts(SHIPPED + line(odd + "b"));

        activates(other, last, newest(), "2198-01-01T00:00:00Z")
                .then()
                .statusCode(409)
                .body("code", is("LIST_WOULD_SKIP_A_VERSION"))
                .body("detail", containsString(String.valueOf(scheduled)));
        activates(other, last, newest(), "2199-01-01T00:00:00Z").then().statusCode(200);

        administrator().get("/api/v1/list-versions/" + next).then().body("state", is("REPLACED"));
        cancels(last).then().statusCode(200);
        administrator().get("/api/v1/list-versions/" + next).then().body("state", is("SCHEDULED"));
    }

    @Test
    void of_those_who_activate_at_once_one_is_heard_and_the_versions_have_one_order() throws Exception {
        var before = newest();
        var drafts = List.of(
                drafts(SHIPPED + line(odd)), drafts(SHIPPED + line(odd + "a")), drafts(SHIPPED + line(odd + "b")));

        var answers = AtOnce.call(6, i -> activates(Ids.next(), drafts.get(i % 3), before, i < 3 ? null : LATER));

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .hasSize(5)
                .allSatisfy(
                        answer -> assertThat(answer.<String>path("code")).isIn("LIST_SUPERSEDED", "ACT_NOT_ALLOWED"));
        assertThat(sql.list(
                        row -> row.getInt(1),
                        "SELECT version FROM reference_lists WHERE kind = 'TLD' AND state = 'ACTIVE' AND replaces = ?",
                        before))
                .hasSize(1);
    }

    @Test
    void a_draft_is_discarded_and_a_scheduled_version_cancelled_and_neither_comes_back() {
        var before = newest();
        var file = SHIPPED + line(odd);
        var draft = drafts(file);

        acts(draft, "discard")
                .then()
                .statusCode(200)
                .body("state", is("DISCARDED"))
                .body("endedBy", is(one.toString()));
        activates(other, draft, before, null)
                .then()
                .statusCode(409)
                .body("code", is("ACT_NOT_ALLOWED"))
                .body("detail", containsString("discarded"));
        var again = drafts(file);
        assertThat(again).isNotEqualTo(draft);
        activates(other, again, before, LATER).then().statusCode(200);
        var number = newest();
        cancels(again).then().statusCode(200).body("state", is("CANCELLED")).body("version", is(number));
        cancels(again).then().statusCode(409);
        assertThat(newest()).isEqualTo(before);

        activates(other, drafts(file), before, LATER).then().statusCode(200).body("version", is(number + 1));
    }

    @Test
    void what_holds_can_be_neither_cancelled_nor_discarded() {
        var inForce = versions("IN_FORCE").getFirst();

        cancels(inForce).then().statusCode(409).body("code", is("ACT_NOT_ALLOWED"));
        acts(inForce, "discard").then().statusCode(409);
    }

    @Test
    void the_same_key_activates_once_and_answers_the_same() {
        var draft = drafts(SHIPPED + line(odd));
        var before = newest();
        var key = key();

        var first = activates(other, draft, before, LATER, key);
        var again = activates(other, draft, before, LATER, key);

        first.then().statusCode(200);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    /** Returns the event that the service published about a version, as stored in the topic. */
    private static List<String> told(String version) {
        return new TestTopic("icp.verification.list.v1")
                .recordsOf("TLD").stream()
                        .filter(record ->
                                TestTopic.header(record.headers(), "ce_subject").equals(version))
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .toList();
    }
}
