package cn.icpfiling.inspection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.TestTopic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
        assertThat(shown.getString("dueAt")).isEqualTo("2026-12-01T16:00:00Z");
        assertThat(shown.getString("note")).isEqualTo("请核查张三的电话");
        assertThat(listed(null)).contains(task.toString());
        assertThat(look("").extract().body().asString()).doesNotContain("张三");
        try (var connection = LocalStack.connection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT (SELECT COUNT(*) FROM spot_check WHERE note LIKE '%张三%'), "
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
