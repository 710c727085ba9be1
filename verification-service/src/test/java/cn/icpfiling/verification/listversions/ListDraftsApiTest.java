package cn.icpfiling.verification.listversions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import cn.icpfiling.verification.WorldResource;
import cn.icpfiling.verification.lists.Digests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator hands a list in; it stays a draft, which changes no answer. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(WorldResource.class)
class ListDraftsApiTest extends ListVersionsScene {

    @ParameterizedTest
    @ValueSource(strings = {Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR})
    void nobody_but_an_administrator_hands_a_list_in(String role) {
        uploads(as(Ids.next(), role), SHIPPED).then().statusCode(403);
    }

    @Test
    @Tag("long")
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

    /** A column of a line behind the shipped ones. */
    private static String at(int behind, String column) {
        return "/lines/" + (SHIPPED.lines().count() + behind) + "/" + column;
    }
}
