package cn.icpfiling.filing.audit;

import static cn.icpfiling.platform.testkit.rest.Rest.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An auditor asks who did what to what; each look is told as what it is. The door is the platform's, the same in each service. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class AuditLooksApiTest {

    private static final String ENTRIES = "/api/v1/audit/filing/entries";
    private static final String ANCHORS = "/api/v1/audit/filing/anchors";

    @Inject
    Sql sql;

    private final Applicant applicant = new Applicant();
    private final UUID auditor = Ids.next();
    private final UUID reviewer = Ids.next();

    @Test
    void who_saw_an_order_is_told_with_role_reason_and_number_and_so_is_the_look_itself() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        reveals(order);

        looks("?objectId=" + order)
                .then()
                .statusCode(200)
                .body("items.act", hasItems("DATA.REVEAL", "ORDER.SUBMIT", "ORDER.DRAFT"))
                .body("items.objectId", everyItem(is(order)))
                .body("items.find { it.act == 'DATA.REVEAL' }.account", is(reviewer.toString()))
                .body("items.find { it.act == 'DATA.REVEAL' }.roles", contains("reviewer"))
                .body("items.find { it.act == 'DATA.REVEAL' }.reason", is("REVIEW_COMPARE_PAPERS"))
                .body("items.find { it.act == 'ORDER.DRAFT' }.number", is(notNullValue()));

        looks("?objectId=" + order + "&act=AUDIT.LOOK")
                .then()
                .body("items", hasSize(1))
                .body("items[0].account", is(auditor.toString()))
                .body("items[0].objectType", is("AUDIT"))
                .body("items[0].details.objectId", is(order))
                .body("items[0].details.found", is(not("0")));
    }

    @Test
    void by_account_by_act_and_by_time_page_by_page_newest_first() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        var begun = Instant.now();
        for (var n = 0; n < 3; n++) {
            reveals(order);
        }
        var question = "?account=" + reviewer + "&act=DATA.REVEAL&from=" + begun.minusSeconds(60) + "&until="
                + begun.plusSeconds(600) + "&limit=2";

        var first = looks(question).then().body("items", hasSize(2)).extract().jsonPath();
        var second = looks(question + "&cursor=" + first.getString("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue())
                .extract()
                .jsonPath();

        var ids = new ArrayList<>(first.<String>getList("items.id"));
        ids.addAll(second.getList("items.id"));
        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((one, next) -> next.compareTo(one));
        looks("?account=" + reviewer + "&from=" + begun.plusSeconds(600)).then().body("items", empty());
        looks("?account=" + auditor + "&cursor=" + first.getString("next"))
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
    }

    @Test
    void a_question_that_is_none_is_refused_and_not_told() {
        var before = looksTold();
        for (var wrong : List.of("?objectId=1", "?account=x", "?from=yesterday", "?act=13800138000", "?limit=0")) {
            looks(wrong).then().statusCode(400).body("errors[0].pointer", containsString("/query/"));
        }

        assertThat(looksTold()).isEqualTo(before);
    }

    @Test
    void more_than_two_hundred_are_two_hundred() {
        looks("?limit=5000").then().statusCode(200).body("items.size()", is(not(greaterThan(200))));
    }

    @Test
    void nobody_but_an_auditor_looks() {
        for (var role : List.of(
                Roles.APPLICANT,
                Roles.PARTNER,
                Roles.REVIEWER,
                Roles.INSPECTOR,
                Roles.SUPPORT,
                Roles.ADMINISTRATOR,
                Roles.SERVICE)) {
            for (var path : List.of(ENTRIES, ANCHORS)) {
                as(Ids.next(), role, path).then().statusCode(403);
            }
        }
        given().get(ENTRIES).then().statusCode(401);
        assertThat(looksTold()).isZero();
    }

    @Test
    void what_was_entered_is_nowhere_in_an_answer() {
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        reveals(order);

        assertThat(looks("?objectId=" + order).asString())
                .doesNotContain(applicant.certificateNumber, "11010519491231002X", "13800138000", "李四", "ok-");
    }

    @Test
    void the_signed_heads_are_shown_newest_first() {
        applicant.drafts(Applicant.domain("ok"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !as(auditor, Roles.AUDITOR, ANCHORS)
                        .jsonPath()
                        .getList("items")
                        .isEmpty());

        var shown = as(auditor, Roles.AUDITOR, ANCHORS + "?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].signature", is(notNullValue()))
                .extract()
                .jsonPath();

        assertThat(shown.getLong("items[0].sequence")).isPositive();
        looks("?account=" + auditor + "&act=AUDIT.LOOK").then().body("items.details.of", hasItems("ANCHORS"));
    }

    @Test
    void the_inherited_operations_are_known_where_a_request_is_refused() {
        given().header("Authorization", "Bearer " + TestTokens.bearer(auditor, Roles.AUDITOR))
                .delete(ENTRIES)
                .then()
                .statusCode(405)
                .header("Allow", "GET, HEAD");
        given().contentType(ContentType.TEXT).get(ENTRIES).then().statusCode(401);
    }

    private Response looks(String question) {
        return as(auditor, Roles.AUDITOR, ENTRIES + question);
    }

    private static Response as(UUID account, String role, String path) {
        return given().header("Authorization", "Bearer " + TestTokens.bearer(account, role))
                .get(path);
    }

    private void reveals(String order) {
        given().header("Authorization", "Bearer " + TestTokens.bearer(reviewer, Roles.REVIEWER))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "fields", List.of("/subject/principal/certificateNumber"), "reason", "REVIEW_COMPARE_PAPERS"))
                .post("/api/v1/orders/" + order + "/reveals")
                .then()
                .statusCode(200);
    }

    private long looksTold() {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT COUNT(*) FROM audit_entries WHERE account = ? AND act = 'AUDIT.LOOK'",
                        auditor)
                .orElseThrow();
    }
}
