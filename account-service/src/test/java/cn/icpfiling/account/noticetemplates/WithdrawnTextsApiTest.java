package cn.icpfiling.account.noticetemplates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.platform.testkit.LocalStack;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.RequestSpecification;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person takes back what changed no notice yet. Each test uses a text of its own, because a version stays. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class WithdrawnTextsApiTest {

    private static final String TEMPLATES = "/api/v1/notice-templates";

    private String first;
    private String second;

    @BeforeEach
    void two_administrators_enter() {
        first = new Caller().entersAs("administrator").getString("accessToken");
        second = new Caller().entersAs("second-administrator").getString("accessToken");
    }

    @Test
    void a_version_that_does_not_hold_yet_is_withdrawn_and_a_repair_is_published_before_its_day() throws SQLException {
        var path = text("ORDER_REJECTED", "SMS", "EN");
        var from = Instant.now().plus(Duration.ofDays(30)).toString();
        var good =
                Map.of("text", "[{provider}] Order {order} is rejected: {#for r in reasonTexts}{r}{/for}", "note", "x");
        drafts(path, as(first).get(path).header("ETag"), good).then().statusCode(200);
        publishes(second, path, as(first).get(path).header("ETag"), from).then().statusCode(200);
        drafts(path, as(first).get(path).header("ETag"), good).then().statusCode(200);
        var tag = as(first).get(path).header("ETag");
        publishes(second, path, tag).then().statusCode(409).body("code", equalTo("TEMPLATE_LATER_VERSION"));

        withdraws(first, path, 1, tag).then().statusCode(409).body("code", equalTo("TEMPLATE_VERSION_HOLDS"));
        withdraws(first, path, 9, tag).then().statusCode(404);
        withdraws(first, path, 2, "\"999\"").then().statusCode(412);
        withdraws(new Caller().entersAs("reviewer").getString("accessToken"), path, 2, tag)
                .then()
                .statusCode(403);
        var withdrawn = withdraws(first, path, 2, tag);

        withdrawn
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("versions[0].version", equalTo(2))
                .body("versions[0].withdrawnAt", notNullValue())
                .body("draft", notNullValue());
        withdraws(second, path, 2, withdrawn.header("ETag"))
                .then()
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_VERSION_WITHDRAWN"));
        publishes(second, path, withdrawn.header("ETag")).then().statusCode(200).body("version", equalTo(3));
        withdraws(first, path, 3, as(first).get(path).header("ETag"))
                .then()
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_VERSION_HOLDS"));
        assertThat(acts("NOTICE_TEXT.WITHDRAW")).isPositive();
    }

    @Test
    void an_administrator_is_told_which_providers_have_not_approved_the_words_of_an_sms() {
        var path = text("PASSWORD_REMOVED", "SMS", "EN");
        var shipped = as(first).get(path);
        shipped.then().body("versions[0].unapprovedBy", equalTo(List.of()));
        var soon = Instant.now().plus(Duration.ofDays(1)).toString();

        var other = Map.of("text", "[{provider}] Your password is gone.", "note", "x");
        drafts(path, shipped.header("ETag"), other)
                .then()
                .statusCode(200)
                .body("draft.unapprovedBy", equalTo(List.of("PRIMARY")));
        publishes(second, path, as(first).get(path).header("ETag"), soon)
                .then()
                .statusCode(200)
                .body("versions[0].unapprovedBy", equalTo(List.of("PRIMARY")))
                .body("versions[1].unapprovedBy", equalTo(List.of()));
        withdraws(first, path, 2, as(first).get(path).header("ETag"))
                .then()
                .statusCode(200)
                .body("versions[0].unapprovedBy", nullValue());

        var approved = Map.of("text", shipped.path("text"), "note", "the words of the release");
        drafts(path, as(first).get(path).header("ETag"), approved)
                .then()
                .statusCode(200)
                .body("draft.unapprovedBy", equalTo(List.of()));
    }

    @Test
    void a_draft_is_discarded_as_it_was_seen_also_by_the_other_person() throws SQLException {
        var path = text("ORDER_REFUSED", "SMS", "EN");
        var before = as(first).get(path).header("ETag");
        var drafted = drafts(
                path,
                before,
                Map.of("text", "[{provider}] Order {order}: {#for r in reasonTexts}{r}{/for}", "note", "x"));
        drafted.then().statusCode(200);

        discards(second, path, before).then().statusCode(412);
        var discarded = discards(second, path, drafted.header("ETag"));

        discarded.then().statusCode(200).body("draft", nullValue()).body("version", equalTo(1));
        publishes(second, path, discarded.header("ETag"))
                .then()
                .statusCode(409)
                .body("code", equalTo("TEMPLATE_NO_DRAFT"));
        discards(first, path, discarded.header("ETag")).then().statusCode(200).header("ETag", discarded.header("ETag"));
        assertThat(acts("NOTICE_TEXT.DISCARD")).isPositive();
    }

    private static String text(String template, String channel, String language) {
        return TEMPLATES + "/" + template + "/texts/" + channel + "/" + language;
    }

    private static RequestSpecification as(String token) {
        return new Caller().as(token);
    }

    private Response drafts(String path, String tag, Map<String, ?> entry) {
        return as(first).header("If-Match", tag).body(entry).put(path);
    }

    private static Response publishes(String token, String path, String tag) {
        return publishes(token, path, tag, null);
    }

    private static Response publishes(String token, String path, String tag, String from) {
        return as(token)
                .header("If-Match", tag)
                .header("Idempotency-Key", UUID.randomUUID())
                .body(from == null ? Map.of() : Map.of("effectiveFrom", from))
                .post(path + "/publication");
    }

    private static Response withdraws(String token, String path, int version, String tag) {
        return as(token)
                .header("If-Match", tag)
                .header("Idempotency-Key", UUID.randomUUID())
                .post(path + "/versions/" + version + "/withdrawal");
    }

    private static Response discards(String token, String path, String tag) {
        return as(token).header("If-Match", tag).delete(path + "/draft");
    }

    private static long acts(String act) throws SQLException {
        try (var database = LocalStack.connection();
                var query = database.prepareStatement("select count(*) from audit_entries where act = ?")) {
            query.setString(1, act);
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
