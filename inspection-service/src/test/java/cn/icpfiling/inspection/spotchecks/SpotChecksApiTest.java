package cn.icpfiling.inspection.spotchecks;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.inspection.FilingStub;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the authority wants looked at reaches who inspects, once, and who reads its words is on record. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(FilingStub.class)
class SpotChecksApiTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String INSPECTOR = Ids.next().toString();

    private final TestTopic tasks = new TestTopic("icp.filing.spot-check.v1");
    private final UUID subject = Ids.next();

    FilingStub filing;

    @Test
    void a_task_is_shown_to_inspectors_with_its_words_for_who_asks_and_a_trace_of_it() throws SQLException {
        var task = request();
        var again = Ids.next();
        tell(task, again);

        await().atMost(LONG).until(() -> look("/" + task).extract().statusCode() == 200);
        var shown = look("/" + task).extract().jsonPath();
        assertThat(shown.getString("task")).isEqualTo("HC-" + task);
        assertThat(shown.getList("items")).containsExactly("PRINCIPAL_REACHABLE", "NUMBER_SHOWN");
        assertThat(shown.getString("dueAt")).isEqualTo("2026-12-01T16:00:00.000000Z");
        assertThat(shown.getString("note")).isEqualTo("请核查张三的电话");
        assertThat(listed(null)).contains(task.toString());
        assertThat(look("").extract().body().asString()).doesNotContain("张三");
        try (var connection = LocalStack.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT (SELECT COUNT(*) FROM spot_checks WHERE note LIKE '%张三%'), "
                                + "(SELECT COUNT(*) FROM audit_entries WHERE act = 'SPOT_CHECK.SHOW' AND object_id = "
                                + "UNHEX(REPLACE('" + task + "', '-', '')))")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
            assertThat(rows.getInt(2)).isPositive();
        }
    }

    @Test
    void the_list_goes_on_where_the_page_ended() {
        var told = List.of(request(), request(), request());
        await().atMost(LONG)
                .until(() -> told.stream()
                        .allMatch(task -> look("/" + task).extract().statusCode() == 200));

        assertThat(listed(1))
                .containsSubsequence(
                        told.reversed().stream().map(UUID::toString).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("long")
    void what_was_found_is_settled_once_told_and_goes_another_round_when_the_authority_does_not_take_it() {
        var task = request();
        await().atMost(LONG).until(() -> look("/" + task).extract().statusCode() == 200);
        var tag = tag(task);

        settles(task, tag, "FITS", null).statusCode(422).body("errors.code", hasItem("ITEM_NOT_ANSWERED"));
        settles(task, null, "FITS", "DIFFERS").statusCode(428);
        settles(task, "\"7-\"", "FITS", "DIFFERS").statusCode(412);
        settles(task, tag, "FITS", "DIFFERS")
                .statusCode(200)
                .body("state", is("SETTLED"))
                .body("round", is(1))
                .body("answers.result", contains("FITS", "DIFFERS"));
        settles(task, tag(task), "FITS", "FITS").statusCode(409).body("code", is("ACT_NOT_ALLOWED"));

        await().atMost(LONG).until(() -> told(task).size() == 1);
        assertThat(told(task).getFirst()).contains("\"round\":1", "NUMBER_SHOWN", "DIFFERS");

        filing.knowsOpinion(task, "HC-" + task, "", "请再找李四");
        thinks(task, 1, false);
        await().atMost(LONG)
                .until(() ->
                        look("/" + task).extract().jsonPath().getString("state").equals("REFUSED"));
        assertThat(look("/" + task).extract().jsonPath().getString("opinion")).isEqualTo("请再找李四");
        assertThat(look("").extract().body().asString()).doesNotContain("李四");

        settles(task, tag(task), "FITS", "FITS").statusCode(200).body("round", is(2));
        thinks(task, 2, true);
        await().atMost(LONG)
                .until(() ->
                        look("/" + task).extract().jsonPath().getString("state").equals("ACCEPTED"));
        settles(task, tag(task), "FITS", "FITS").statusCode(409);
        assertThat(told(task)).hasSize(2);
    }

    @Test
    void of_two_inspectors_at_once_one_is_heard() throws Exception {
        var task = request();
        await().atMost(LONG).until(() -> look("/" + task).extract().statusCode() == 200);
        var tag = tag(task);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = Stream.generate(() -> threads.submit(
                            () -> settles(task, tag, "FITS", "FITS").extract().statusCode()))
                    .limit(4)
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var one : asked) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        }
    }

    private List<String> told(UUID task) {
        return new TestTopic("icp.inspection.spot-check.v1")
                .recordsOf(subject.toString()).stream()
                        .map(found -> new String(found.value(), StandardCharsets.UTF_8))
                        .filter(said -> said.contains(task.toString()))
                        .toList();
    }

    private void thinks(UUID task, int round, boolean accepted) {
        tasks.send(subject.toString(), Ids.next(), "filing.spot-check.answered", task, 1 + round, """
                {"spotCheckId":"%s","subjectId":"%s","round":%d,"accepted":%s,"decidedAt":"2026-11-26T09:00:00Z"}""".formatted(
                        task, subject, round, accepted));
    }

    private static String tag(UUID task) {
        return look("/" + task).extract().header("ETag");
    }

    private static ValidatableResponse settles(UUID task, String tag, String principal, String number) {
        var answers = "{\"item\":\"PRINCIPAL_REACHABLE\",\"result\":\"" + principal + "\"}"
                + (number == null ? "" : ",{\"item\":\"NUMBER_SHOWN\",\"result\":\"" + number + "\"}");
        var call = given().auth()
                .oauth2(TestTokens.token("icp-api", INSPECTOR, "web", "inspector"))
                .contentType("application/json")
                .header("Idempotency-Key", "\"" + Ids.next() + "\"")
                .body("{\"answers\":[" + answers + "]}");
        return (tag == null ? call : call.header("If-Match", tag))
                .post("/api/v1/spot-checks/" + task + "/outcome")
                .then();
    }

    @Test
    void nobody_else_is_shown_any_and_what_is_not_there_is_not_found() {
        given().get("/api/v1/spot-checks").then().statusCode(401);
        given().auth()
                .oauth2(TestTokens.token("icp-api", Ids.next().toString(), "web", "reviewer"))
                .get("/api/v1/spot-checks")
                .then()
                .statusCode(403);
        look("/" + Ids.next()).statusCode(404);
    }

    private UUID request() {
        var id = Ids.next();
        filing.knowsSpotCheck(id, "HC-" + id, "请核查张三的电话");
        tell(id, Ids.next());
        return id;
    }

    private void tell(UUID id, UUID event) {
        tasks.send(subject.toString(), event, "filing.spot-check.requested", id, 1, """
                {"spotCheckId":"%s","subjectId":"%s","holder":"019ab0a2-7c00-7000-8000-0000000000aa",
                 "items":["PRINCIPAL_REACHABLE","NUMBER_SHOWN"],"dueAt":"2026-12-01T16:00:00Z"}""".formatted(id, subject));
    }

    private static List<String> listed(Integer limit) {
        var listed = new ArrayList<String>();
        String cursor = null;
        do {
            var query = "?limit=" + (limit == null ? 50 : limit) + (cursor == null ? "" : "&cursor=" + cursor);
            var page = look(query).statusCode(200).extract().jsonPath();
            listed.addAll(page.getList("items.spotCheckId", String.class));
            cursor = page.getString("next");
        } while (cursor != null);
        return listed;
    }

    private static ValidatableResponse look(String what) {
        return given().auth()
                .oauth2(TestTokens.token("icp-api", INSPECTOR, "web", "inspector"))
                .get("/api/v1/spot-checks" + what)
                .then();
    }
}
