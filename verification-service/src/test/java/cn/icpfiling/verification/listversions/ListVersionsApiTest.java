package cn.icpfiling.verification.listversions;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.audit.AuditTrail;
import cn.icpfiling.platform.database.DatabaseFailure;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.web.DueJobs;
import cn.icpfiling.verification.AtOnce;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.core.ListKind;
import cn.icpfiling.verification.lists.BundledLists;
import cn.icpfiling.verification.lists.Digests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One administrator hands a list in, another lets it hold; whoever asks is told which version held when. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ListVersionsApiTest {

    private static final String SHIPPED = new String(BundledLists.of(ListKind.TLD), StandardCharsets.UTF_8);
    private static final String LATER = "2198-12-31T16:00:00Z";

    private final UUID one = Ids.next();
    private final UUID other = Ids.next();
    /** A top-level domain that no other test knows. */
    private final String odd = "odd" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    Sql sql;

    @Inject
    AuditTrail trail;

    @Any
    @Inject
    Instance<DueJobs> due;

    @AfterEach
    void nothing_waits_for_a_moment_to_come() {
        // one that was passed over comes back when what passed over it goes
        for (var waiting = versions("SCHEDULED"); !waiting.isEmpty(); waiting = versions("SCHEDULED")) {
            cancels(waiting.getFirst()).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR})
    void nobody_but_an_administrator_hands_a_list_in(String role) {
        uploads(as(Ids.next(), role), SHIPPED).then().statusCode(403);
    }

    @Test
    void a_draft_changes_no_answer_and_says_what_it_would_change() {
        var file = SHIPPED.replaceFirst("org,NOT_APPROVED,2018-01-01,,[^\n]*", "org,APPROVED,2018-01-01,,the test")
                        .replaceFirst("tv,NOT_APPROVED[^\n]*\n", "")
                + line(odd);

        var draft = drafts(file);

        administrator()
                .get("/api/v1/list-versions/" + draft)
                .then()
                .statusCode(200)
                .body("state", is("DRAFT"))
                .body("origin", is("OPERATOR"))
                .body("version", nullValue())
                .body("source", is("an announcement of the test"))
                .body("note", is("a note"))
                .body("sha256", is(Digests.sha256(file.getBytes(StandardCharsets.UTF_8))))
                .body("uploadedBy", is(one.toString()))
                .body("entries", greaterThan(30));
        explains(odd)
                .then()
                .body("status", nullValue())
                .body("reason", is("NOT_IN_INCOMPLETE_LIST"))
                .body("list.complete", is(false));
        as(Ids.next(), Roles.AUDITOR)
                .get("/api/v1/list-versions/" + draft + "/difference")
                .then()
                .statusCode(200)
                .body("comparedWith", is(inForce()))
                .body("items.find { it.after?.tld == '" + odd + "' }.kind", is("ADDED"))
                .body("items.find { it.before?.tld == 'tv' }.kind", is("REMOVED"))
                .body("items.find { it.before?.tld == 'org' }.fields", contains("status", "source"))
                .body("items.find { it.before?.tld == 'org' }.after.status", is("APPROVED"));
    }

    @Test
    void what_is_shown_can_be_handed_in_as_it_is() {
        var before = versions("IN_FORCE").getFirst();
        var shown = as(Ids.next(), Roles.AUDITOR).get("/api/v1/list-versions/" + before + "/file");
        shown.then().statusCode(200).contentType("text/csv").body(containsString("中国,APPROVED,2018-01-29,,"));

        var again = drafts(shown.asString() + line(odd));

        administrator()
                .get("/api/v1/list-versions/" + again + "/difference")
                .then()
                .body("added", is(1))
                .body("removed", is(0))
                .body("changed", is(0));
    }

    @Test
    void a_difference_comes_in_pages_that_tell_the_numbers_of_all() {
        var draft = drafts(SHIPPED + line(odd) + line(odd + "a") + line(odd + "b"));
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = administrator().queryParam("limit", 1);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/api/v1/list-versions/" + draft + "/difference");
            page.then().statusCode(200).body("items", hasSize(1)).body("added", is(3));
            seen.add(page.path("items[0].after?.tld"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(seen).contains(odd, odd + "a", odd + "b").doesNotHaveDuplicates();
    }

    @Test
    void faults_are_told_by_line_and_column_all_at_once_and_nothing_is_kept() {
        uploads(administrator(), SHIPPED + "a b,APPROVED,2018-01-01,,x\nok,PERHAPS,2018-01-01,,\n")
                .then()
                .statusCode(422)
                .body("code", is("RULES_BROKEN"))
                .body("errors.pointer", contains(at(1, "tld"), at(2, "status"), at(2, "source")))
                .body("errors.code", contains("LIST_TLD_MALFORMED", "LIST_STATUS_UNKNOWN", "LIST_VALUE_MISSING"))
                .body("errors.remedy", everyItem(notNullValue()));
        assertThat(sql.list(row -> row.getString(1), "SELECT 1 FROM reference_lists WHERE uploaded_by = ?", one))
                .isEmpty();
    }

    @Test
    void a_list_that_is_too_large_none_or_of_nowhere_is_refused() {
        uploads(administrator(), SHIPPED + "x".repeat(1 << 20)).then().statusCode(413);
        uploads(administrator(), SHIPPED.lines().findFirst().orElseThrow())
                .then()
                .statusCode(422)
                .body("errors.code", contains("LIST_SIZE"));
        administrator()
                .contentType("text/csv")
                .header("Idempotency-Key", key())
                .body(SHIPPED)
                .post("/api/v1/list-versions")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/query/list"))
                .body("errors.pointer", hasItem("/query/source"));
        administrator()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key())
                .body("{}")
                .post("/api/v1/list-versions?list=TLD&source=x")
                .then()
                .statusCode(415);
    }

    @Test
    void the_same_content_is_the_same_version_whoever_hands_it_in_and_however_often() throws Exception {
        var file = SHIPPED + line(odd);

        var answers = AtOnce.call(4, i -> uploads(as(Ids.next(), Roles.ADMINISTRATOR), file));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(answers)
                .extracting(answer -> answer.<String>path("id"))
                .containsOnly(answers.getFirst().<String>path("id"));
        uploads(administrator(), file).then().statusCode(200).body("state", is("DRAFT"));
        activates(other, answers.getFirst().path("id"), newest(), null).then().statusCode(200);
        uploads(administrator(), file).then().statusCode(200).body("state", is("IN_FORCE"));
    }

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
    void a_day_has_the_version_that_held_when_it_ended_or_will() {
        var draft = drafts(SHIPPED + line(odd));
        activates(other, draft, newest(), "2198-12-31T12:00:00Z").then().statusCode(200);
        var scheduled = newest();

        explains(odd, "2198-12-30")
                .then()
                .body("reason", is("NOT_IN_INCOMPLETE_LIST"))
                .body("list.version", not(is(scheduled)));
        explains(odd, "2198-12-31")
                .then()
                .body("status", is("APPROVED"))
                .body("list.version", is(scheduled))
                .body("list.effectiveFrom", is("2198-12-31T12:00:00.000000Z"))
                .body("entries", hasSize(1))
                .body("entries[0].source", is("the test"));
        explains("cn", "2018-01-28").then().body("list.version", is(1)).body("reason", is("NOT_YET_VALID"));
        explains(odd, "2019-08-20")
                .then()
                .body("status", is("NOT_APPROVED"))
                .body("reason", is("NOT_IN_LIST"))
                .body("list.complete", is(true));
        explains("cn", "1999-12-31")
                .then()
                .body("reason", is("NO_LIST"))
                .body("status", nullValue())
                .body("list", nullValue())
                .body("detail", containsString("nothing is known"));
        explains("a.b", "2018-01-28").then().statusCode(400).body("errors.pointer", contains("/path/tld"));
    }

    @Test
    void a_registrar_is_explained_by_its_id_or_any_of_its_names() {
        for (var asked : List.of("146", "godaddy", "GODADDY.COM LLC")) {
            administrator()
                    .pathParam("registrar", asked)
                    .get("/api/v1/approved-registrars/{registrar}")
                    .then()
                    .statusCode(200)
                    .body("status", is("NOT_APPROVED"))
                    .body("reason", is("REFUSED"))
                    .body("entries[0].ianaId", is(146));
        }
        administrator()
                .get("/api/v1/approved-registrars/1599?on=2017-12-31")
                .then()
                .body("reason", is("NOT_IN_INCOMPLETE_LIST"))
                .body("entries[0].name", is("阿里云计算有限公司"));
        administrator()
                .get("/api/v1/approved-registrars/999999")
                .then()
                .body("reason", is("NOT_IN_INCOMPLETE_LIST"))
                .body("status", nullValue())
                .body("entries", empty());
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

    @Test
    void the_database_itself_wants_two_persons_one_successor_and_no_past() {
        var draft = drafts(SHIPPED + line(odd));
        var activate =
                "UPDATE reference_lists SET state = 'ACTIVE', version = 100000, replaces = ?, effective_from = ?,"
                        + " activated_by = ?, activated_at = '2026-01-01' WHERE id = ?";
        var id = UUID.fromString(draft);

        refused("two_persons", () -> sql.update(activate, 99999, "2199-01-01", one, id));
        refused("not_in_the_past", () -> sql.update(activate, 99999, "2025-12-31", other, id));
        refused("numbered", () -> sql.update("UPDATE reference_lists SET state = 'ACTIVE' WHERE id = ?", id));
        refused(
                "one_successor",
                () -> sql.update(
                        activate,
                        sql.first(
                                        row -> row.getInt(1),
                                        "SELECT COALESCE(replaces, 0) FROM reference_lists WHERE kind = 'TLD' AND"
                                                + " version = ?",
                                        newest())
                                .orElseThrow(),
                        "2199-01-01",
                        other,
                        id));
    }

    @Test
    void versions_are_listed_newest_first_and_a_cursor_is_its_askers() {
        drafts(SHIPPED + line(odd));
        var last = drafts(SHIPPED + line(odd + "a"));

        var page = administrator().get("/api/v1/list-versions?list=TLD&limit=1");
        page.then().statusCode(200).body("items.id", contains(last));
        administrator()
                .queryParam("cursor", page.<String>path("next"))
                .get("/api/v1/list-versions?list=TLD&limit=1")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(last)));
        as(other, Roles.ADMINISTRATOR)
                .queryParam("cursor", page.<String>path("next"))
                .get("/api/v1/list-versions?list=TLD")
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
        administrator()
                .get("/api/v1/list-versions?list=REGISTRAR")
                .then()
                .body("items.find { it.version == 1 }.origin", is("SHIPPED"))
                .body("items.find { it.version == 1 }.sha256", notNullValue());
        administrator().get("/api/v1/list-versions").then().statusCode(400);
    }

    private static void refused(String constraint, Runnable change) {
        assertThatThrownBy(change::run)
                .isInstanceOf(DatabaseFailure.class)
                .hasStackTraceContaining("reference_lists_" + constraint);
    }

    private static String line(String tld) {
        return tld + ",APPROVED,2018-01-01,,the test\n";
    }

    /** A column of a line behind the shipped ones. */
    private static String at(int behind, String column) {
        return "/lines/" + (SHIPPED.lines().count() + behind) + "/" + column;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private String drafts(String file) {
        var answer = uploads(administrator(), file);
        answer.then().statusCode(201).body("state", is("DRAFT"));
        return answer.path("id");
    }

    private static Response uploads(RequestSpecification caller, String file) {
        return caller.contentType("text/csv")
                .header("Idempotency-Key", key())
                .queryParams(Map.of("list", "TLD", "source", "an announcement of the test", "note", "a note"))
                .body(file)
                .post("/api/v1/list-versions");
    }

    private static Response activates(UUID who, String id, int replaces, String from) {
        return activates(who, id, replaces, from, key());
    }

    private static Response activates(UUID who, String id, int replaces, String from, String key) {
        var wish = new HashMap<String, Object>(Map.of("replaces", replaces));
        if (from != null) {
            wish.put("effectiveFrom", from);
        }
        return as(who, Roles.ADMINISTRATOR)
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/api/v1/list-versions/" + id + "/activation");
    }

    private Response cancels(String id) {
        return acts(id, "cancellation");
    }

    private Response acts(String id, String act) {
        return administrator().header("Idempotency-Key", key()).post("/api/v1/list-versions/" + id + "/" + act);
    }

    private Response explains(String tld) {
        return administrator().get("/api/v1/approved-tlds/" + tld);
    }

    private Response explains(String tld, String on) {
        return administrator()
                .header("Accept-Language", "en")
                .queryParam("on", on)
                .get("/api/v1/approved-tlds/" + tld);
    }

    /** What was told of a version on its topic, as it was written. */
    private static List<String> told(String version) {
        return new TestTopic("icp.verification.list.v1")
                .recordsOf("TLD").stream()
                        .filter(record ->
                                TestTopic.header(record.headers(), "ce_subject").equals(version))
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .toList();
    }

    private List<String> versions(String state) {
        return administrator()
                .get("/api/v1/list-versions?list=TLD&limit=200")
                .path("items.findAll { it.state == '" + state + "' }.id");
    }

    private int inForce() {
        return administrator()
                .get("/api/v1/list-versions?list=TLD&limit=200")
                .path("items.find { it.state == 'IN_FORCE' }.version");
    }

    private int newest() {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT MAX(version) FROM reference_lists WHERE kind = 'TLD' AND state = 'ACTIVE'")
                .orElseThrow();
    }

    private RequestSpecification administrator() {
        return as(one, Roles.ADMINISTRATOR);
    }

    private static RequestSpecification as(UUID account, String role) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/csv", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .header("Authorization", "Bearer " + TestTokens.bearer(account, role))
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON);
    }
}
