package cn.icpfiling.filing.authority;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.authority.SpeakingAuthority.Kind;
import cn.icpfiling.filing.core.OrderState;
import cn.icpfiling.filing.spotchecks.SpotCheckItem;
import cn.icpfiling.filing.spotchecks.TakeResult;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.platform.testkit.rest.ValidatableResponse;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the line to the authority left to people is shown to them, sent again or set aside, each once. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(AuthorityAddress.class)
class AuthorityIssuesApiTest extends AuthorityScene {

    private static final String ISSUES = "/api/v1/authority-issues";
    private static final Map<String, String> OVERTAKEN = Map.of("reason", "OVERTAKEN");

    @Inject
    TakeResult takeResult;

    @Inject
    AuthorityIssues issues;

    private final UUID person = Ids.next();

    @Test
    void a_record_that_came_before_its_order_was_ours_is_tried_again_and_takes_effect() {
        var order = orders.approved();
        authority.offer("d1", verified(order));
        downloads.run();
        assertThat(state(order)).isEqualTo(OrderState.AWAITING_SUBMISSION);
        var issue = list().statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", is("RECORD"))
                .body("items[0].state", is("OPEN"))
                .body("items[0].orderId", is(order.toString()))
                .body("items[0].why", is("NOT_ALLOWED_IN_AWAITING_SUBMISSION"))
                .extract()
                .<String>path("items[0].id");
        uploads.run();

        acts(issue, "retry", null).then().statusCode(200).body("state", is("SENT_AGAIN"));
        downloads.run();

        assertThat(state(order)).isEqualTo(OrderState.AUTHORITY_REVIEW);
        list().body("items", empty());
        acts(issue, "retry", null).then().statusCode(409).body("code", is("AUTHORITY_ISSUE_SETTLED"));
        assertThat(audited(order)).contains("AUTHORITY_ISSUE.SEND_AGAIN");
    }

    @Test
    void what_fails_again_stands_there_again_until_it_is_set_aside_for_a_reason() {
        authority.offer("d1", verified(UUID.randomUUID()) + "<BAJG><Record><x>张三</x></Record></BAJG>");
        downloads.run();
        list().body("items", hasSize(2));
        var first = given().spec(caller())
                .queryParam("limit", 1)
                .get(ISSUES)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract();
        given().spec(caller())
                .queryParam("limit", 1)
                .queryParam("cursor", first.<String>path("next"))
                .get(ISSUES)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", nullValue());
        var issue = first.<String>path("items[0].id");
        assertThat(list().extract().asString()).doesNotContain("张三");

        acts(issue, "retry", null).then().statusCode(200);
        downloads.run();
        list().body("items", hasSize(2));

        acts(issue, "set-aside", Map.of("reason", "BECAUSE")).then().statusCode(400);
        acts(issue, "set-aside", OVERTAKEN).then().statusCode(200).body("state", is("SET_ASIDE"));
        list().body("items", hasSize(1));
        acts(issue, "set-aside", OVERTAKEN)
                .then()
                .statusCode(409)
                .body("code", is("AUTHORITY_ISSUE_SETTLED"))
                .body("remedy", notNullValue());
        acts(issue, "retry", null).then().statusCode(409).body("code", is("AUTHORITY_ISSUE_SETTLED"));
    }

    @Test
    void a_file_that_nobody_can_read_is_set_aside_and_not_tried_again() {
        authority.offerFile("d1", "<!DOCTYPE a><DownloadData/>".getBytes(StandardCharsets.US_ASCII));
        downloads.run();
        var issue = list().body("items.kind", contains("FILE")).extract().<String>path("items[0].id");

        acts(issue, "retry", null).then().statusCode(409).body("code", is("AUTHORITY_ISSUE_UNREADABLE"));
        acts(issue, "set-aside", Map.of("reason", "SETTLED_WITH_AUTHORITY"))
                .then()
                .statusCode(200);

        list().body("items", empty());
    }

    @Test
    void an_order_that_cannot_be_sent_is_tried_again_and_not_set_aside() {
        var poison = orders.approved("毒有限公司");
        uploads.run();
        var issue = list().body("items.kind", contains("ORDER"))
                .body("items.orderId", contains(poison.toString()))
                .body("items[0].why", notNullValue())
                .extract()
                .<String>path("items[0].id");

        acts(issue, "set-aside", OVERTAKEN).then().statusCode(409).body("code", is("AUTHORITY_ISSUE_IS_ORDER"));
        acts(issue, "retry", null).then().statusCode(200).body("state", is("SENT_AGAIN"));
        list().body("items", empty());
        acts(issue, "retry", null).then().statusCode(409).body("code", is("AUTHORITY_ISSUE_SETTLED"));
        uploads.run();

        list().body("items.kind", contains("ORDER"));
        assertThat(audited(poison)).contains("AUTHORITY_ISSUE.SEND_AGAIN");
    }

    @Test
    void a_result_of_a_spot_check_that_was_refused_is_counted_and_goes_up_when_it_is_sent_again() {
        var spotCheck = Ids.next();
        sql.update(
                "INSERT INTO spot_checks (id, task, subject_id, items, received_at) VALUES (?, ?, ?, JSON_ARRAY('NUMBER_SHOWN'), ?)",
                spotCheck,
                "HC" + spotCheck,
                Ids.next(),
                Instant.parse("2026-03-09T02:00:00Z"));
        UnitOfWork.run(() -> takeResult.handle(
                spotCheck, 1, Map.of(SpotCheckItem.NUMBER_SHOWN, true), Instant.parse("2026-03-09T02:00:00Z")));
        authority.next("isp_upload", Kind.UNREADABLE_PAYLOAD);
        uploads.run();
        assertThat(issues.heldResults()).isEqualTo(1);
        var issue = list().body("items.kind", contains("SPOT_CHECK_RESULT"))
                .body("items.spotCheckId", contains(spotCheck.toString()))
                .body("items.round", contains(1))
                .extract()
                .<String>path("items[0].id");

        acts(issue, "retry", null).then().statusCode(200);
        uploads.run();

        assertThat(authority.taken()).hasSize(1);
        assertThat(count("spot_check_results WHERE sent_at IS NOT NULL")).isEqualTo(1);
        assertThat(issues.heldResults()).isZero();
        list().body("items", empty());
    }

    @Test
    void of_many_who_settle_it_at_once_one_does() throws Exception {
        authority.offer("d1", verified(UUID.randomUUID()));
        downloads.run();
        var issue = list().extract().<String>path("items[0].id");

        var statuses = AtOnce.call(
                6,
                turn -> acts(issue, turn % 2 == 0 ? "retry" : "set-aside", turn % 2 == 0 ? null : OVERTAKEN)
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200);
    }

    @Test
    void the_desk_is_of_support_and_administrators() {
        for (var role : new String[] {Roles.SUPPORT, Roles.ADMINISTRATOR}) {
            given().auth()
                    .oauth2(TestTokens.bearer(person, role))
                    .get(ISSUES)
                    .then()
                    .statusCode(200);
        }
        for (var role : new String[] {Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.AUDITOR}) {
            given().auth()
                    .oauth2(TestTokens.bearer(person, role))
                    .get(ISSUES)
                    .then()
                    .statusCode(403);
        }
        given().get(ISSUES).then().statusCode(401);
        acts(Ids.next().toString(), "retry", null).then().statusCode(404);
    }

    private ValidatableResponse list() {
        return given().spec(caller()).get(ISSUES).then();
    }

    private RequestSpecification caller() {
        return given().auth().oauth2(TestTokens.bearer(person, Roles.SUPPORT));
    }

    private Response acts(String issue, String act, Object body) {
        var request = given().spec(caller())
                .header("Idempotency-Key", Ids.next().toString())
                .contentType("application/json");
        return (body == null ? request : request.body(body)).post(ISSUES + "/" + issue + "/" + act);
    }

    private List<String> audited(UUID order) {
        return sql.list(row -> row.getString(1), "SELECT act FROM audit_entries WHERE object_id = ?", order);
    }

    private static String verified(UUID order) {
        return "<DXHY><Record>" + baxh(order) + "<Zt>2</Zt></Record></DXHY>";
    }
}
