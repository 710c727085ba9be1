package cn.icpfiling.filing.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.AtOnce;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators replace the rules as a whole; a version holds from its moment on. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class ReplacedRulesApiTest extends RulesScene {

    @ParameterizedTest
    @ValueSource(strings = {Roles.APPLICANT, Roles.REVIEWER, Roles.INSPECTOR, Roles.SUPPORT, Roles.AUDITOR})
    void nobody_but_an_administrator_replaces_rules(String role) {
        as(Ids.next(), role)
                .header("Idempotency-Key", Applicant.freshKey())
                .body("{}")
                .post("/api/v1/rule-sets?replaces=1")
                .then()
                .statusCode(403);
    }

    @Test
    void a_new_version_holds_at_once_and_the_old_one_can_still_be_asked_for() {
        var before = newest();
        var stricter = SHIPPED.replaceFirst(
                "parameter: PRINCIPAL_AGE\n    provinces: \\['37'\\]\n    value: 17",
                "parameter: PRINCIPAL_AGE\n    provinces: ['37']\n    value: 18");

        administrator()
                .contentType("application/yaml")
                .body(stricter)
                .post("/api/v1/rule-sets/comparison")
                .then()
                .statusCode(200)
                .body("comparedWith", is(before))
                .body("added", empty())
                .body("removed", empty())
                .body("changed.id", contains("AGE-37"))
                .body("changed[0].fields", contains("value"));
        var made = replaces(before, stricter)
                .then()
                .statusCode(201)
                .body("origin", is("OPERATOR"))
                .body("inForce", is(true))
                .body("replaces", is(before))
                .body("madeBy", is(administrator.toString()))
                .extract()
                .<Integer>path("version");

        assertAge("18", "/api/v1/rules?province=37&type=FIRST_FILING&on=2026-01-01");
        assertAge("17", "/api/v1/rules?province=37&type=FIRST_FILING&on=2026-01-01&version=" + before);
        administrator()
                .get("/api/v1/rule-sets/" + made)
                .then()
                .statusCode(200)
                .body("summary.version", is(made))
                .body("rules.entries.find { it.id == 'AGE-37' }.value", contains("18"));
        assertThat(sql.list(
                        row -> row.getString(1),
                        "SELECT details FROM audit_entries WHERE act = 'RULES.REPLACE' AND account = ?",
                        administrator))
                .singleElement()
                .asString()
                .contains("\"version\":\"" + made + "\"");
    }

    @Test
    void what_is_shown_can_be_handed_in_as_it_is() {
        var before = newest();
        var shown = administrator().get("/api/v1/rule-sets/" + before).path("rules");

        administrator()
                .body(shown)
                .post("/api/v1/rule-sets/comparison")
                .then()
                .statusCode(200)
                .body("changed", empty())
                .body("added", empty())
                .body("removed", empty());
    }

    @Test
    void a_version_comes_in_JSON_too() {
        var before = newest();
        var shown = administrator().get("/api/v1/rule-sets/" + before).path("rules");

        administrator()
                .header("Idempotency-Key", Applicant.freshKey())
                .body(shown)
                .post("/api/v1/rule-sets?replaces=" + before)
                .then()
                .statusCode(201)
                .body("replaces", is(before))
                .body("inForce", is(true));
    }

    @Test
    void faults_are_named_all_at_once_and_nothing_is_stored() {
        var before = newest();

        replaces(
                        before,
                        SHIPPED.replaceFirst("value: 16", "value: young")
                                .replaceFirst("effect: WARNS", "effect: SHOUTS"))
                .then()
                .statusCode(422)
                .body("code", is("RULES_BROKEN"))
                .body("errors.pointer", hasItem("/entries/1/value"))
                .body("errors.code", everyItem(is("RULE_VALUE_NOT_ALLOWED")))
                .body("errors.detail", hasItem(containsString("BLOCKS")));
        administrator()
                .contentType("application/yaml")
                .header("Idempotency-Key", Applicant.freshKey())
                .body(SHIPPED)
                .post("/api/v1/rule-sets?replaces=" + before + "&effectiveFrom=2019-01-01T00:00:00Z")
                .then()
                .statusCode(422)
                .body("errors.code", contains("RULES_EFFECTIVE_IN_THE_PAST"));
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void a_sponsor_at_a_rule_that_is_asked_for_without_one_is_refused() {
        var before = newest();

        replaces(before, SHIPPED + """

                  - id: GATE-11-PERSONS
                    parameter: ENDING_GATE
                    provinces: ['11']
                    sponsor: PERSON
                    value: FILING_PASSWORD
                    effect: INFORMS
                    validFrom: 2026-01-01
                    status: UNVERIFIED
                    source: 'a test'
                    zh: '测试'
                    en: 'A test.'
                """)
                .then()
                .statusCode(422)
                .body("code", is("RULES_BROKEN"))
                .body("errors.code", contains("RULE_SPONSOR_NOT_OF_PARAMETER"))
                .body("errors[0].detail", containsString("ENDING_GATE"));
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void of_eight_who_replace_one_version_one_is_heard() throws Exception {
        var before = newest();

        var answers = AtOnce.call(8, i -> replaces(before, SHIPPED + "# " + i + "\n"));

        assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(201);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 201))
                .hasSize(7)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(answer.<String>path("code")).isEqualTo("RULE_SET_SUPERSEDED");
                });
        assertThat(sql.first(row -> row.getInt(1), "SELECT COUNT(*) FROM rule_sets WHERE replaces = ?", before))
                .contains(1);
    }

    @Test
    void a_scheduled_version_waits_for_its_moment() {
        var before = newest();
        var laterAge = SHIPPED.replaceFirst("value: 17\n", "value: 19\n");

        administrator()
                .contentType("application/yaml")
                .header("Idempotency-Key", Applicant.freshKey())
                .body(laterAge)
                .queryParam("effectiveFrom", "2199-01-01T00:00:00+08:00")
                .post("/api/v1/rule-sets?replaces=" + before)
                .then()
                .statusCode(201)
                .body("inForce", is(false))
                .body("effectiveFrom", is("2198-12-31T16:00:00.000000Z"));

        assertAge("17", "/api/v1/rules?province=37&type=FIRST_FILING&on=2026-01-01");
    }

    @Test
    void the_same_key_makes_one_version_and_versions_are_listed_newest_first() {
        var before = newest();
        var key = Applicant.freshKey();
        var first = withKey(key, before, SHIPPED + "\n");
        var again = withKey(key, before, SHIPPED + "\n");

        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        var page = as(Ids.next(), Roles.AUDITOR).get("/api/v1/rule-sets?limit=1");
        page.then().statusCode(200).body("items.version", contains(first.<Integer>path("version")));
        administrator()
                .get("/api/v1/rule-sets?limit=1&cursor=" + page.path("next"))
                .then()
                .statusCode(400)
                .body("code", is("INVALID_CURSOR"));
        administrator()
                .get("/api/v1/rule-sets")
                .then()
                .body("items.find { it.version == 1 }.origin", is("SHIPPED"))
                .body("items.find { it.inForce }.version", is(first.<Integer>path("version")));
    }

    private void assertAge(String age, String path) {
        as(Ids.next(), Roles.APPLICANT)
                .get(path)
                .then()
                .statusCode(200)
                .body("rules.find { it.parameter == 'PRINCIPAL_AGE' }.value", contains(age));
    }
}
