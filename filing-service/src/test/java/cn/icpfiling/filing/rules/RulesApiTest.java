package cn.icpfiling.filing.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.icpfiling.filing.Applicant;
import cn.icpfiling.filing.AtOnce;
import cn.icpfiling.filing.Counterparts;
import cn.icpfiling.filing.Partner;
import cn.icpfiling.filing.tables.RuleSetReader;
import cn.icpfiling.platform.database.Sql;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.security.Roles;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.TestTokens;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.platform.time.WorkingDays;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are explained to everybody, replaced as a whole by administrators, and an order keeps those that judged it. */
@QuarkusTest
@WithTestResource(LocalStackResource.class)
@WithTestResource(Counterparts.class)
class RulesApiTest {

    private static final String SHIPPED = RuleSetReader.shipped();

    private final UUID administrator = Ids.next();

    @Inject
    Sql sql;

    /** Other tests of the same stack file by the shipped rules. */
    @AfterEach
    void the_shipped_rules_hold_again() {
        if (!SHIPPED.equals(sql.first(
                        row -> row.getString(1),
                        "SELECT body FROM rule_sets WHERE effective_from IS NOT NULL ORDER BY version DESC LIMIT 1")
                .orElseThrow())) {
            replaces(newest(), SHIPPED).then().statusCode(201);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Roles.APPLICANT,
                Roles.REVIEWER,
                Roles.INSPECTOR,
                Roles.SUPPORT,
                Roles.AUDITOR,
                Roles.ADMINISTRATOR
            })
    void everybody_who_is_signed_in_is_told(String role) {
        explain(as(Ids.next(), role), "43", "CHANGE", "2019-08-20").then().statusCode(200);
    }

    @Test
    void a_partner_is_told_with_the_scope_for_reading() {
        explain(new Partner().call(), "43", "CHANGE", "2019-08-20").then().statusCode(200);
    }

    @Test
    void the_rules_of_hunan_for_a_change_on_the_sources_day() {
        explain(as(Ids.next(), Roles.APPLICANT), "43", "CHANGE", "2019-08-20")
                .then()
                .statusCode(200)
                .body("province", is("43"))
                .body("types", contains("CHANGE_SUBJECT", "CHANGE_SERVICE"))
                .body("on", is("2019-08-20"))
                .body("rules.find { it.parameter == 'DOMAINS_IN_CHANGE' }.value", contains("REMOVE_ONLY"))
                .body("rules.find { it.parameter == 'DOMAINS_IN_CHANGE' }.effect", is("BLOCKS"))
                .body("rules.find { it.parameter == 'DOMAINS_IN_CHANGE' }.validFrom", is("2019-04-22"))
                .body("rules.find { it.parameter == 'DOMAINS_IN_CHANGE' }.text", containsString("只能删除域名"))
                .body("rules.find { it.id == 'HEAD-BOTH' }.status", is("VERIFIED"))
                .body("rules.find { it.id == 'HEAD-BOTH' }.source", containsString("HW"))
                .body("rules.find { it.id == 'HEAD-BOTH' }.rule", is("R-012"))
                .body("rules.find { it.id == 'F-020' }.text", containsString("三个汉字"))
                .body("rules.id", not(hasItem("PLAN-43")));
    }

    @Test
    void the_text_is_in_the_callers_language_and_the_day_is_today_when_none_is_named() {
        as(Ids.next(), Roles.APPLICANT)
                .header("Accept-Language", "en")
                .get("/api/v1/rules?province=51&type=CHANGE_SUBJECT")
                .then()
                .statusCode(200)
                .body("on", notNullValue())
                .body("rules.find { it.id == 'CHANGE-NO' }.text", containsString("deregister"));
    }

    @Test
    void what_cannot_be_asked_is_named() {
        explain(as(Ids.next(), Roles.APPLICANT), "81", "WALK", "2019-08-20")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/query/province", "/query/type"));
        as(Ids.next(), Roles.APPLICANT)
                .get("/api/v1/rules?province=43&type=CHANGE&version=999999")
                .then()
                .statusCode(404);
        given().get("/api/v1/rules?province=43&type=CHANGE").then().statusCode(401);
    }

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

    @Test
    void an_order_keeps_the_version_that_judged_it() {
        var applicant = new Applicant();
        var order = applicant.completesDraft(Applicant.domain("ok"));
        applicant.shows(order).then().body("rulesVersion", nullValue()).body("warnings", empty());
        var judgedBy = newest();
        applicant.prechecks(order).then().body("rulesVersion", is(judgedBy)).body("warnings", empty());

        applicant.submits(order).then().statusCode(200).body("rulesVersion", is(judgedBy));
        replaces(judgedBy, SHIPPED + "# later\n").then().statusCode(201);

        Applicant.reviewer().get("/api/v1/orders/" + order).then().body("rulesVersion", is(judgedBy));
        applicant.shows(order).then().body("rulesVersion", is(judgedBy));
    }

    /** The version that judged an order sets its window; another version does not change it. */
    @Test
    void how_long_the_authority_takes_is_what_the_rules_say_that_judged_the_order() {
        var applicant = new Applicant();
        var order = applicant.submitsDraft(Applicant.domain("ok"));
        var days = "parameter: AUTHORITY_REVIEW_DAYS\n    provinces: [ALL]\n    value: ";
        var slower = administrator()
                .contentType("application/yaml")
                .header("Idempotency-Key", Applicant.freshKey())
                .body(SHIPPED.replace(days + "20", days + "25"))
                .queryParam("effectiveFrom", "2199-01-01T00:00:00+08:00")
                .post("/api/v1/rule-sets?replaces=" + newest())
                .then()
                .statusCode(201)
                .extract()
                .<Integer>path("version");
        sql.update("UPDATE orders SET state = 'AUTHORITY_REVIEW' WHERE id = ?", UUID.fromString(order));
        var since = LegalTime.dayOf(Instant.parse(applicant.shows(order).path("changedAt")));
        applicant.shows(order).then().body("expected.to", is(workingDaysAfter(since, 20)));

        sql.update("UPDATE orders SET rules_version = ? WHERE id = ?", slower, UUID.fromString(order));

        applicant.shows(order).then().body("expected.to", is(workingDaysAfter(since, 25)));
        applicant
                .call()
                .get("/api/v1/orders/" + order + "/history")
                .then()
                .body("expected.to", is(workingDaysAfter(since, 25)));
    }

    private static String workingDaysAfter(LocalDate day, int count) {
        return WorkingDays.bundled().plus(day, count).day().toString();
    }

    @Test
    void a_rule_of_the_province_refuses_what_breaks_it() {
        var applicant = new Applicant();
        var order = applicant.completesDraft(Applicant.domain("ok"));
        var subject = new HashMap<>(Applicant.subject());
        var principal = new HashMap<>(Applicant.person("张三", "11010519491231002X"));
        principal.put("legalRepresentative", false);
        subject.put("principal", principal);
        applicant.entersSubject(order, subject).then().statusCode(200);

        applicant
                .submits(order)
                .then()
                .statusCode(422)
                .body("errors.code", hasItems("PRINCIPAL_IS_NOT_LEGAL_REPRESENTATIVE"))
                .body("errors.rule", hasItem("R-012"))
                .body("errors.pointer", hasItem("/subject/principal/legalRepresentative"));
    }

    @Test
    void a_domain_that_ends_too_soon_is_refused_and_a_term_that_nobody_tells_is_shown_to_the_reviewer() {
        var applicant = new Applicant();
        var soon = applicant.completesDraft(Applicant.domain("ends"));
        applicant
                .submits(soon)
                .then()
                .statusCode(422)
                .body("errors.code", contains("DOMAIN_ENDS_TOO_SOON"))
                .body("errors.rule", contains("R-018"));

        var other = new Applicant();
        var unknown = other.completesDraft(Applicant.domain("noterm"));
        other.prechecks(unknown).then().body("unknowns.code", contains("DOMAIN_VALIDITY_UNKNOWN"));
        other.submits(unknown).then().statusCode(200).body("warnings.code", contains("DOMAIN_VALIDITY_UNKNOWN"));
        Applicant.reviewer()
                .get("/api/v1/orders/" + unknown)
                .then()
                .body("warnings.rule", contains("R-018"))
                .body("warnings[0].remedy", notNullValue());
    }

    private void assertAge(String age, String path) {
        as(Ids.next(), Roles.APPLICANT)
                .get(path)
                .then()
                .statusCode(200)
                .body("rules.find { it.parameter == 'PRINCIPAL_AGE' }.value", contains(age));
    }

    private static Response explain(RequestSpecification caller, String province, String type, String on) {
        return caller.queryParams(Map.of("province", province, "type", type, "on", on))
                .get("/api/v1/rules");
    }

    private int newest() {
        return sql.first(
                        row -> row.getInt(1),
                        "SELECT version FROM rule_sets WHERE effective_from IS NOT NULL ORDER BY version DESC LIMIT 1")
                .orElseThrow();
    }

    private Response replaces(int version, String body) {
        return withKey(Applicant.freshKey(), version, body);
    }

    private Response withKey(String key, int version, String body) {
        return administrator()
                .contentType("application/yaml")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/rule-sets?replaces=" + version);
    }

    private RequestSpecification administrator() {
        return as(administrator, Roles.ADMINISTRATOR);
    }

    private static RequestSpecification as(UUID account, String role) {
        return given().config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                                .defaultContentCharset("UTF-8")))
                .header("Authorization", "Bearer " + TestTokens.bearer(account, role))
                .contentType(ContentType.JSON);
    }
}
